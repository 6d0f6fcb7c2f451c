/** The server-rendered pages for customers, analysts and operators. */
@NullMarked
package andon.searchapi.console;

import org.jspecify.annotations.NullMarked;
