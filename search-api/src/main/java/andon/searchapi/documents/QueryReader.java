package andon.searchapi.documents;

import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;

/** Reads Andon's query language; {@code app} binds it to the corpus's parser. Thread-safe. */
@FunctionalInterface
public interface QueryReader {
    /** An empty text matches everything. */
    Query read(String text) throws QuerySyntaxException;
}
