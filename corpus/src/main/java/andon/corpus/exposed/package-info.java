/** Leaked credentials as customers may check their own against them: outputs of a keyed function, never the secrets. */
@NullMarked
package andon.corpus.exposed;

import org.jspecify.annotations.NullMarked;
