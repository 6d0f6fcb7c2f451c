/** The index in an embedded Lucene. */
@NullMarked
package andon.corpus.index.lucene;

import org.jspecify.annotations.NullMarked;
