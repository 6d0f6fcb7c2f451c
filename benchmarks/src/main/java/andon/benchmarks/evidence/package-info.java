/** What it costs that evidence is sealed. */
@NullMarked
package andon.benchmarks.evidence;

import org.jspecify.annotations.NullMarked;
