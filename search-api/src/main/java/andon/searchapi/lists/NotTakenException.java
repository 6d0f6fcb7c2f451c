package andon.searchapi.lists;

/** Rolls back what a list would have changed. */
public final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotTakenException() {
        super("the list was only looked at, or has faults", null, false, false);
    }
}
