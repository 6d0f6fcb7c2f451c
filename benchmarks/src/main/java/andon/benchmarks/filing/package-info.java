/** How long it takes from a filed request to its first look. */
@NullMarked
package andon.benchmarks.filing;

import org.jspecify.annotations.NullMarked;
