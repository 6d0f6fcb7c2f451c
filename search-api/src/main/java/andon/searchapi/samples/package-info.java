/** Malware samples that customers hand in: looked at without being run, and kept sealed. */
@NullMarked
package andon.searchapi.samples;

import org.jspecify.annotations.NullMarked;
