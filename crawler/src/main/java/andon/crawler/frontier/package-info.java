/** What is to be fetched: pages and visits of every source, durable, leased with fencing tokens. */
@NullMarked
package andon.crawler.frontier;

import org.jspecify.annotations.NullMarked;
