package andon.corpus.query;

/** What a query has used of what it may cost. */
final class Budget {
    private int clauses;
    private int wildcards;
    private int depth;

    void clause(int column) throws QuerySyntaxException {
        if (++clauses > QueryParser.MAX_CLAUSES) {
            throw new QuerySyntaxException(
                    column,
                    "expected at most " + QueryParser.MAX_CLAUSES
                            + " words, phrases and fields, each value of a list counted");
        }
    }

    void wildcards(int more, int column) throws QuerySyntaxException {
        wildcards += more;
        if (wildcards > QueryParser.MAX_WILDCARDS) {
            throw new QuerySyntaxException(column, "expected at most " + QueryParser.MAX_WILDCARDS + " '*' in a query");
        }
    }

    void enter(int column) throws QuerySyntaxException {
        if (++depth > QueryParser.MAX_DEPTH) {
            throw new QuerySyntaxException(
                    column,
                    "expected at most " + QueryParser.MAX_DEPTH + " parentheses and negations inside each other");
        }
    }

    void leave() {
        depth--;
    }
}
