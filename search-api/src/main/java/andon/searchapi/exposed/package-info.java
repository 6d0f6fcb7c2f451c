/** Lets customers' identity systems find out which of their own credentials are leaked, without showing them to Andon. */
@NullMarked
package andon.searchapi.exposed;

import org.jspecify.annotations.NullMarked;
