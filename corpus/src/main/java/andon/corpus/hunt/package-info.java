/** What a hunt looks for beside queries: rules over text and lists of values. Pure: no store, no clock. */
@NullMarked
package andon.corpus.hunt;

import org.jspecify.annotations.NullMarked;
