/** Files of text that people hand in, so that what a team already holds is searched by the same rules. */
@NullMarked
package andon.searchapi.deposits;

import org.jspecify.annotations.NullMarked;
