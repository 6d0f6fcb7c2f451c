/** Connections to hosts that customers name: to the public internet only, unless a network is allowed explicitly. */
@NullMarked
package andon.searchapi.guarded;

import org.jspecify.annotations.NullMarked;
