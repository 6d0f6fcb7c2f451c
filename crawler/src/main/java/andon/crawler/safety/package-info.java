/** What is never dialled and never kept: blocked hosts, blocked terms, and the hosts on which those were found. */
@NullMarked
package andon.crawler.safety;

import org.jspecify.annotations.NullMarked;
