/** Pages as forum software's own templates render them, with their truth: the structure is the software's, the words are ours. */
@NullMarked
package andon.indexer.cut.software;

import org.jspecify.annotations.NullMarked;
