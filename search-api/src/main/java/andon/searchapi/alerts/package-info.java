/** Subscriptions, the alerts they raised, and their delivery by webhook and e-mail. */
@NullMarked
package andon.searchapi.alerts;

import org.jspecify.annotations.NullMarked;
