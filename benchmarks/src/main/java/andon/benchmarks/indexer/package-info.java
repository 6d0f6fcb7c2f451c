/** What reading costs: each step of the indexer beside a peer, and how it grows. */
@NullMarked
package andon.benchmarks.indexer;

import org.jspecify.annotations.NullMarked;
