/** Lists that people bring from elsewhere, as CSV or from MISP, and what became of them. */
@NullMarked
package andon.searchapi.lists;

import org.jspecify.annotations.NullMarked;
