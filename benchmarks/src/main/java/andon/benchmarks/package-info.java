/** Speed, always as a ratio beside a peer in the same run: machines differ and are noisy, ratios hold. */
@NullMarked
package andon.benchmarks;

import org.jspecify.annotations.NullMarked;
