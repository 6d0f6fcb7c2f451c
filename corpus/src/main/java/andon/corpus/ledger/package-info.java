/** The identity and history of documents, in SQL. */
@NullMarked
package andon.corpus.ledger;

import org.jspecify.annotations.NullMarked;
