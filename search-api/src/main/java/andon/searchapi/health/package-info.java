/** How the watching stands, for people, programs and Prometheus. */
@NullMarked
package andon.searchapi.health;

import org.jspecify.annotations.NullMarked;
