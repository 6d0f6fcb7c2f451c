/** Reading of leaked databases as they are dumped, for detectors and for masking alike. */
@NullMarked
package andon.corpus.dumps;

import org.jspecify.annotations.NullMarked;
