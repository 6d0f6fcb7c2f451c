/** What customers own and want watched. */
@NullMarked
package andon.searchapi.assets;

import org.jspecify.annotations.NullMarked;
