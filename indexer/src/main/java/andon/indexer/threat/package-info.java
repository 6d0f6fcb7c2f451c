/** Tells what a document is about and how bad it is, each with reasons that a person can read. */
@NullMarked
package andon.indexer.threat;

import org.jspecify.annotations.NullMarked;
