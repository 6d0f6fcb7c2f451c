/** What customers and analysts touch: search, assets, requests, alerts and the console. */
@NullMarked
package andon.searchapi;

import org.jspecify.annotations.NullMarked;
