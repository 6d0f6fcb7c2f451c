package andon.crawler.frontier;

import andon.vocabulary.Capture;
import java.util.List;

/** What became of a page that was leased with its site. */
public record Acknowledgement(SiteLease lease, DuePage page, Result result) {
    /** The stable metric code. */
    public String code() {
        return switch (result) {
            case Captured captured -> captured.unchanged() ? "unchanged" : "captured";
            case Moved moved -> moved.code();
            case Gone gone -> gone.code();
            case Failed failed -> failed.failure().code();
        };
    }

    /** The same for a page that was captured, now that its capture is logged. */
    public Acknowledgement loggedAs(Capture capture) {
        return result instanceof Captured captured
                ? new Acknowledgement(lease, page, captured.loggedAs(capture))
                : this;
    }

    public sealed interface Result {}

    /**
     * A page that was captured.
     *
     * @param bodySeq the capture that holds its body, an earlier one if it was unchanged; 0 while it is not logged
     * @param payloadSha256 the body's digest; empty while it is not logged
     * @param bytes the size of the body as received
     * @param unchanged whether the body is the one that was known
     * @param etag at most {@link #LONGEST_ETAG} characters, else empty
     * @param lastModified at most {@link #LONGEST_LAST_MODIFIED} characters, else empty
     * @param substance a digest of its readable text; of an unchanged page the frontier keeps the one it has
     * @param rows how many rows of a listing link to pages of the site
     * @param links pages of the same source; those too deep or known already are left out
     */
    public record Captured(
            long bodySeq,
            String payloadSha256,
            long bytes,
            boolean unchanged,
            String etag,
            String lastModified,
            long substance,
            int rows,
            List<Discovered> links)
            implements Result {
        public static final int LONGEST_ETAG = 500;
        public static final int LONGEST_LAST_MODIFIED = 100;

        public Captured {
            etag = etag.length() <= LONGEST_ETAG ? etag : "";
            lastModified = lastModified.length() <= LONGEST_LAST_MODIFIED ? lastModified : "";
        }

        private Captured loggedAs(Capture capture) {
            return new Captured(
                    capture.bodySeq().orElse(capture.seq()),
                    capture.payloadSha256(),
                    bytes,
                    unchanged,
                    etag,
                    lastModified,
                    substance,
                    rows,
                    links);
        }
    }

    /** A page that only leads elsewhere. */
    public record Moved(String code, List<Discovered> links) implements Result {}

    /** A page that was captured and is not there any more, which was captured, too: it is known no more. */
    public record Gone(String code) implements Result {}

    /** A page that was not captured: it comes back after its rest, or is given up for this visit. */
    public record Failed(Failure failure) implements Result {}
}
