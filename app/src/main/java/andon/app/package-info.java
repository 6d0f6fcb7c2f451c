/** The composition root: reads the settings, opens the stores, ties the stages together, and is the command line. */
@NullMarked
package andon.app;

import org.jspecify.annotations.NullMarked;
