/** The words of English, out of WordNet. */
@org.jspecify.annotations.NullMarked
package andon.indexer.english;
