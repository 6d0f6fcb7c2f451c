/** Who has access, seen and changed by those who look after it. */
@NullMarked
package andon.searchapi.members;

import org.jspecify.annotations.NullMarked;
