/** The trained name tagger: features of words and characters, weights, and the decoder. */
@org.jspecify.annotations.NullMarked
package andon.indexer.names.tag;
