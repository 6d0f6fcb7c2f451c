/** The watch list beside other ways to find many terms in a text. */
@NullMarked
package andon.benchmarks.watch;

import org.jspecify.annotations.NullMarked;
