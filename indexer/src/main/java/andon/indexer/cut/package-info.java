/** Cuts pages into the units that persons wrote, by declarative profiles of forum software and else by structure. */
@NullMarked
package andon.indexer.cut;

import org.jspecify.annotations.NullMarked;
