/** Where a text names persons and says where they live: what customers do not read of others. */
@NullMarked
package andon.corpus.persons;

import org.jspecify.annotations.NullMarked;
