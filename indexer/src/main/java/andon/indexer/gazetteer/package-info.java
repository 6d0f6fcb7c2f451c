/** Finds names of malware and actors: from lists that the operator can update, and where the text itself introduces them. */
@NullMarked
package andon.indexer.gazetteer;

import org.jspecify.annotations.NullMarked;
