/** The record of who searched, saw and changed what, and when. */
@NullMarked
package andon.searchapi.audit;

import org.jspecify.annotations.NullMarked;
