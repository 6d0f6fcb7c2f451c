/** The index on Elasticsearch 9. */
@NullMarked
package andon.corpus.index.elasticsearch;

import org.jspecify.annotations.NullMarked;
