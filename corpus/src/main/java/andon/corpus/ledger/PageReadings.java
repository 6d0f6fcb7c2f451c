package andon.corpus.ledger;

import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much each capture held. Every writing call joins the caller's transaction. Thread-safe. */
public interface PageReadings {
    /** How many readings {@link #last} gives at most. */
    int MOST = 10_000;

    /**
     * Notes what a capture held; reading it again replaces that.
     *
     * @param pieces documents that are finer than the page
     * @param fresh documents that were new with this capture
     */
    void note(Capture capture, int pieces, int fresh);

    /** A source's readings, the newest capture first, at most {@code limit} and {@link #MOST}. */
    List<PageReading> last(SourceId source, int limit);

    /** The reading of a page's newest capture. */
    Optional<PageReading> newest(SourceId source, URI page);

    /** How many documents of a source were new with captures made at {@code since} or later. */
    long freshSince(SourceId source, Instant since);

    /** On how many days (UTC) documents of a source were new, with captures made from {@code since} up to {@code until}. */
    int freshDays(SourceId source, Instant since, Instant until);
}
