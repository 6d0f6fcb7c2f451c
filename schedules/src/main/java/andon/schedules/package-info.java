/** Decides when: named plans that come due again and again and outlive a restart. */
@NullMarked
package andon.schedules;

import org.jspecify.annotations.NullMarked;
