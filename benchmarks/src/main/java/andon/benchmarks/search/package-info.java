/** The search index beside raw Lucene and Elasticsearch, on generated documents. */
@NullMarked
package andon.benchmarks.search;

import org.jspecify.annotations.NullMarked;
