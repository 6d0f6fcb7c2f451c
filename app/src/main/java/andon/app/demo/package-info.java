/** The main job on the synthetic dark web of the testbed, compared with its written-down truth. */
@NullMarked
package andon.app.demo;

import org.jspecify.annotations.NullMarked;
