/** How right the indexer is: counted against texts whose truth is known, beside a baseline that a build may not fall below. */
@NullMarked
package andon.app.quality;

import org.jspecify.annotations.NullMarked;
