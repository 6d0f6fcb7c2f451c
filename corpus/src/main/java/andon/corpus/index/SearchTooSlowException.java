package andon.corpus.index;

import java.time.Duration;

/** A search that was stopped because it took longer than the index allows any search to take. */
public final class SearchTooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchTooSlowException(Duration limit) {
        super("the search was stopped after " + limit.toSeconds()
                + " s; narrow it with more words or a time, or write fewer '*'");
    }
}
