/** The search index: one port, its schema, and the engines behind it. */
@NullMarked
package andon.corpus.index;

import org.jspecify.annotations.NullMarked;
