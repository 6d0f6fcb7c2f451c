/** Trains name taggers from annotated texts and measures them. */
@org.jspecify.annotations.NullMarked
package andon.indexer.names.train;
