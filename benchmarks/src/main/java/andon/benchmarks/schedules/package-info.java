/** What planning many sources costs. */
@NullMarked
package andon.benchmarks.schedules;

import org.jspecify.annotations.NullMarked;
