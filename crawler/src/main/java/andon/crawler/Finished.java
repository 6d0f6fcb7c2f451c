package andon.crawler;

import andon.crawler.candidates.Sighting;
import andon.crawler.frontier.Acknowledgement;
import andon.evidence.PreparedCapture;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A page that was worked on, on its way into the evidence and the frontier.
 *
 * @param capture what is to be kept of it; empty if it was not captured
 * @param sighting the onion hosts that were seen on it
 * @param written completed when all of it is durable, or with what prevented that
 */
record Finished(
        Acknowledgement acknowledgement,
        Optional<PreparedCapture> capture,
        Optional<Sighting> sighting,
        CompletableFuture<Void> written) {
    Finished(Acknowledgement acknowledgement, Optional<PreparedCapture> capture, Optional<Sighting> sighting) {
        this(acknowledgement, capture, sighting, new CompletableFuture<>());
    }

    /** The size of the body as received; 0 if none was captured. */
    long bodyBytes() {
        return acknowledgement.result() instanceof Acknowledgement.Captured captured ? captured.bytes() : 0;
    }

    Finished(Acknowledgement acknowledgement) {
        this(acknowledgement, Optional.empty(), Optional.empty());
    }
}
