/** Turns captures into searchable, explained documents: read, cut, detect, enrich, match, index. */
@NullMarked
package andon.indexer;

import org.jspecify.annotations.NullMarked;
