package andon.corpus.hunt;

/** A rule that cannot be read: where, and what was expected there. */
public final class RuleSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    /**
     * @param line the first line is 1
     * @param column the first column is 1, counted in UTF-16 units
     * @param expectation a sentence: what was expected there and what stood there
     */
    public RuleSyntaxException(int line, int column, String expectation) {
        super("line " + line + ", column " + column + ": " + expectation);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
