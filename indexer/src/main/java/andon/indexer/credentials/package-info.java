/** Credentials as they are leaked: stealer logs, combo lists, tables, SQL and JSON dumps; and what a whole dump says. */
@NullMarked
package andon.indexer.credentials;

import org.jspecify.annotations.NullMarked;
