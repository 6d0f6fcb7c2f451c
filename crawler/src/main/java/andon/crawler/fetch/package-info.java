/** Gets one page over a SOCKS proxy and nothing else, and says in a typed outcome what happened. */
@NullMarked
package andon.crawler.fetch;

import org.jspecify.annotations.NullMarked;
