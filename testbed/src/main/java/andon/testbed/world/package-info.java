/** A synthetic dark web: invented sites in the markup of real software, with the truth about every planted word. */
@NullMarked
package andon.testbed.world;

import org.jspecify.annotations.NullMarked;
