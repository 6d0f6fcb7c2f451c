/** Reads typed values and secrets out of text in one pass and masks the secrets. */
@NullMarked
package andon.indexer.detect;

import org.jspecify.annotations.NullMarked;
