/** What is watched: sources, the file that names them and the registry that keeps them. */
@NullMarked
package andon.crawler.source;

import org.jspecify.annotations.NullMarked;
