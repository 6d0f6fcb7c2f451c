/** Shows that the frontier's work on a page does not grow with what it knows. */
@NullMarked
package andon.benchmarks.frontier;

import org.jspecify.annotations.NullMarked;
