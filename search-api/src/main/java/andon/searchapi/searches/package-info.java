/** Searches that people keep under a name. */
@NullMarked
package andon.searchapi.searches;

import org.jspecify.annotations.NullMarked;
