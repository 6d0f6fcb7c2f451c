/** What it costs to keep leaked credentials so that customers can check theirs, and to let them. */
@NullMarked
package andon.benchmarks.exposed;

import org.jspecify.annotations.NullMarked;
