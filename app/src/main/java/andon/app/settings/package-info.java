/** What the operator sets: one record for each section of the settings file, which makes the modules' own settings of it. */
@NullMarked
package andon.app.settings;

import org.jspecify.annotations.NullMarked;
