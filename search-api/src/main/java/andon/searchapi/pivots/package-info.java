/** What an analyst goes on to from a value or a document: its company, its time, its copies. */
@NullMarked
package andon.searchapi.pivots;

import org.jspecify.annotations.NullMarked;
