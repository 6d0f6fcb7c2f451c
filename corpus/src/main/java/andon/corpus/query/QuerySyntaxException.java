package andon.corpus.query;

import java.util.Collection;

/** A query that cannot be parsed: where, and what was expected there. */
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int column;

    /**
     * @param column the first column is 1
     * @param expectation a sentence: what was expected there and what stood there
     */
    public QuerySyntaxException(int column, String expectation) {
        super("column " + column + ": " + expectation);
        this.column = column;
    }

    static QuerySyntaxException unexpected(int column, String expectation, String value) {
        return new QuerySyntaxException(column, "expected " + expectation + ", but found '" + value + "'");
    }

    /** The same for a word that may be a misspelt one of {@code known}. */
    static QuerySyntaxException unknown(int column, String expectation, String word, Collection<String> known) {
        return new QuerySyntaxException(
                column, "expected " + expectation + ", but found '" + word + "'" + Suggestion.of(word, known));
    }

    public int column() {
        return column;
    }
}
