/** What is true: WARC files, the log of captures and its hash chain. */
@NullMarked
package andon.evidence;

import org.jspecify.annotations.NullMarked;
