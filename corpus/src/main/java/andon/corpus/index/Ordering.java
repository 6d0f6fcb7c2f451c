package andon.corpus.index;

/**
 * In which order an engine gives documents out. Documents with equal keys stand in the order of their ids, ascending, in
 * either direction.
 */
public record Ordering(Key key, boolean descending) {
    /** One number for each document; documents without it come last. */
    public enum Key {
        SCORE,
        SEEN,
        POSTED,
        CHANGED,
        /** The severity, and of equal ones when it was first seen: {@link Ranks#severityThenSeen}. */
        SEVERITY,
        /** None: by id alone. */
        ID
    }
}
