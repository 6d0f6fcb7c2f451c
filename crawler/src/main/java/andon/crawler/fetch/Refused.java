package andon.crawler.fetch;

/** A body that is not taken. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureCode failure;

    Refused(FailureCode failure, String message) {
        super(message);
        this.failure = failure;
    }

    FailureCode failure() {
        return failure;
    }
}
