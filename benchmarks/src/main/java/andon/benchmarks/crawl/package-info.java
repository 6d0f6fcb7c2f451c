/** Crawlers side by side: the same pages from the same loopback server, each crawler in a process of its own. */
@NullMarked
package andon.benchmarks.crawl;

import org.jspecify.annotations.NullMarked;
