/** Whether the watching works: what an operator must know before silence is taken for peace. */
@NullMarked
package andon.crawler.health;

import org.jspecify.annotations.NullMarked;
