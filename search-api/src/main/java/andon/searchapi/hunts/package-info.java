/** Retro-hunts: a query, a list of values or a rule over the whole archive, as a job. */
@NullMarked
package andon.searchapi.hunts;

import org.jspecify.annotations.NullMarked;
