/** What is derived from the evidence and can be made again: the search index, the documents' history, the watch lists. */
@NullMarked
package andon.corpus;

import org.jspecify.annotations.NullMarked;
