/** What is watched and how fresh it is. */
@NullMarked
package andon.searchapi.sources;

import org.jspecify.annotations.NullMarked;
