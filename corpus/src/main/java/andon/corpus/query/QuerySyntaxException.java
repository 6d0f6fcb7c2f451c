package andon.corpus.query;

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

    public int column() {
        return column;
    }
}
