/** Reads a fetched page as a crawler does: where it leads, whether it is content, how to sign in. */
@NullMarked
package andon.crawler.page;

import org.jspecify.annotations.NullMarked;
