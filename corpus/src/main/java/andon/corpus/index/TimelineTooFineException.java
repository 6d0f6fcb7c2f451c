package andon.corpus.index;

/** A timeline that would have more than {@link TimelineRequest#MAX_BUCKETS} intervals. */
public final class TimelineTooFineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimelineTooFineException() {
        super("the timeline would have more than " + TimelineRequest.MAX_BUCKETS
                + " intervals; ask for longer ones, or narrow the search to a time");
    }
}
