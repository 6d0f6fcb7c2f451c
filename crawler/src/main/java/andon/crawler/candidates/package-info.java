/** Onion hosts that watched pages link to and that are no source yet, for an operator to judge. */
@NullMarked
package andon.crawler.candidates;

import org.jspecify.annotations.NullMarked;
