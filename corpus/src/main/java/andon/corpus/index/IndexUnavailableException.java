package andon.corpus.index;

import org.jspecify.annotations.Nullable;

/**
 * The index cannot work now: its server is down, overloaded or read-only, or its disk is full. Retry: what was put since
 * the last commit may be lost, so whoever puts begins again behind {@link DocumentIndex#committedSeq}.
 */
public final class IndexUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IndexUnavailableException(String reason, @Nullable Throwable cause) {
        super("the search index cannot be used now: " + reason, cause);
    }
}
