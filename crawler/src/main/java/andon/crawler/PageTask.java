package andon.crawler;

import andon.crawler.candidates.Sighting;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Validators;
import andon.crawler.frontier.Acknowledgement;
import andon.crawler.frontier.DuePage;
import andon.crawler.frontier.Failure;
import andon.crawler.frontier.SiteLease;
import andon.evidence.Exchange;
import andon.evidence.PreparedCapture;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One page on its way through the {@link PageWorker}, and the ways in which that can end.
 *
 * @param mirror the address of the source at which it is asked for
 * @param address the page's address there
 * @param session the generation of the session in which it is asked for; 0 without one
 */
record PageTask(WatchedSite site, SiteLease lease, DuePage page, URI mirror, URI address, int session) {

    /** The same at another of the source's addresses. */
    PageTask at(URI other) {
        return new PageTask(site, lease, page, other, site.scope.on(other, page.address()), session);
    }

    PageTask in(int generation) {
        return new PageTask(site, lease, page, mirror, address, generation);
    }

    /** Asks for what is new since the page was captured, where the server can tell. */
    FetchRequest request(URI target) {
        FetchRequest request = FetchRequest.get(target);
        return page.known()
                .map(known -> request.unless(new Validators(known.etag(), known.lastModified())))
                .orElse(request);
    }

    /** What was received of the page, or in its place. */
    Exchange exchange(FetchedPage received, Optional<Exchange.Unchanged> unchanged) {
        return new Exchange(
                lease.source(),
                address,
                received.at(),
                received.requestHeaders(),
                received.status(),
                received.reason(),
                received.headers(),
                received.raw(),
                received.truncated(),
                metadata(received.circuit(), received.took()),
                unchanged);
    }

    /** That the page is still the one that capture {@code seq} holds. */
    Exchange exchange(FetchOutcome.NotModified same, long seq) {
        return new Exchange(
                lease.source(),
                address,
                same.at(),
                same.requestHeaders(),
                same.status(),
                same.reason(),
                same.headers(),
                new byte[0],
                Optional.empty(),
                metadata(same.circuit(), same.took()),
                Optional.of(new Exchange.Unchanged(seq, Exchange.Kind.NOT_MODIFIED)));
    }

    /** What the capture's metadata record says. */
    Map<String, String> metadata(String circuit, Duration took) {
        Map<String, String> metadata = new TreeMap<>(Map.of(
                "circuit", circuit,
                "fetchTimeMs", Long.toString(took.toMillis()),
                "source", lease.source().value(),
                "visit", Long.toString(lease.visit()),
                "hopsFromSeed", Integer.toString(page.depth())));
        if (session > 0) {
            metadata.put("session", Integer.toString(session));
        }
        return metadata;
    }

    /** The page was captured, or is still as it was. */
    Step captured(Acknowledgement.Captured result, PreparedCapture capture, Optional<Sighting> sighting) {
        Acknowledgement acknowledgement = new Acknowledgement(lease, page, result);
        Finished finished = new Finished(acknowledgement, Optional.of(capture), sighting);
        return new Step(acknowledgement.code(), Optional.of(finished), Step.NEXT);
    }

    /** The page is not there any more, and what says so is captured. */
    Step gone(String code, PreparedCapture capture) {
        Acknowledgement acknowledgement = new Acknowledgement(lease, page, new Acknowledgement.Gone(code));
        Finished finished = new Finished(acknowledgement, Optional.of(capture), Optional.empty());
        return new Step(acknowledgement.code(), Optional.of(finished), Step.NEXT);
    }

    /** The page is not captured, and not tried again in this visit. */
    Step skip(String code) {
        return done(new Acknowledgement.Failed(Failure.skip(code)), Step.NEXT);
    }

    /** The page is not captured; it is tried again if {@code failure} says so. */
    Step failed(Failure failure, Step.Then then) {
        return done(new Acknowledgement.Failed(failure), then);
    }

    Step done(Acknowledgement.Result result, Step.Then then) {
        Acknowledgement acknowledgement = new Acknowledgement(lease, page, result);
        return new Step(acknowledgement.code(), Optional.of(new Finished(acknowledgement)), then);
    }

    /** The page stays as it is in the frontier. */
    static Step unfinished(String code, Step.Then then) {
        return new Step(code, Optional.empty(), then);
    }
}
