/** Organisations, their people, how they sign in, and the keys of their programs. */
@NullMarked
package andon.searchapi.accounts;

import org.jspecify.annotations.NullMarked;
