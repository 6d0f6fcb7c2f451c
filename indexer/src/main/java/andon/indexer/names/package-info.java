/** Reads names of companies, malware and actors out of masked text, by form, list and context. */
@NullMarked
package andon.indexer.names;

import org.jspecify.annotations.NullMarked;
