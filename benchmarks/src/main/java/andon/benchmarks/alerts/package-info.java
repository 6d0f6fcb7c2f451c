/** How long it takes from a fetched page to the alert at its receiver. */
@NullMarked
package andon.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
