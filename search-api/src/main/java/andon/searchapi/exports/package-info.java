/** Any result of a search, streamed as CSV, JSON lines, STIX 2.1 or MISP events. */
@NullMarked
package andon.searchapi.exports;

import org.jspecify.annotations.NullMarked;
