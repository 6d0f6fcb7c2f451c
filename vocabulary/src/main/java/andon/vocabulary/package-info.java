/** The nouns that the stages exchange: immutable, validated once at the edge, free of services. */
@NullMarked
package andon.vocabulary;

import org.jspecify.annotations.NullMarked;
