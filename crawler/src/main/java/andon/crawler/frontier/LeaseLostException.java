package andon.crawler.frontier;

/** The lease expired and somebody else has the page, or the visit is over: what was fetched must be thrown away. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("the lease of " + lease.address() + " is lost");
    }
}
