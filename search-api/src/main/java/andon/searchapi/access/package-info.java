/** Who may do what: one table of endpoints and roles, one derivation of what a person may see. */
@NullMarked
package andon.searchapi.access;

import org.jspecify.annotations.NullMarked;
