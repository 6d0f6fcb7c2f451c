/** Turns the credentials of captures into what customers may check their own against. */
@NullMarked
package andon.indexer.exposed;

import org.jspecify.annotations.NullMarked;
