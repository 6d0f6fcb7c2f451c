/** Fixtures of the corpus's tests. */
@NullMarked
package andon.corpus;

import org.jspecify.annotations.NullMarked;
