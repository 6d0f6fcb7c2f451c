/** Turns a due source into captures: scope, frontier, fetch, capture, discover. */
@NullMarked
package andon.crawler;

import org.jspecify.annotations.NullMarked;
