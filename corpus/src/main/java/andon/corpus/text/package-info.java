/** How text becomes words and names become keys: the one folding that search, matching and clustering share. */
@NullMarked
package andon.corpus.text;

import org.jspecify.annotations.NullMarked;
