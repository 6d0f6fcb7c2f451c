package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Subscription;
import andon.corpus.watch.Subscriptions;
import andon.evidence.ChainHash;
import andon.searchapi.access.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * A subscription's newest alerts as an Atom feed (RFC 4287). Whoever knows the address may read it; remove the subscription
 * to take it back. A reader that has the newest version gets 304.
 */
@RestController
class FeedController {
    private static final int NEWEST = 50;
    private static final int LONGEST_TOKEN = 100;

    private final Subscriptions subscriptions;
    private final Alerts alerts;
    private final SourceLabels labels;
    private final DeliveryLinks links;

    FeedController(
            Subscriptions subscriptions, Alerts alerts, SourceLabels labels, ObjectProvider<DeliveryLinks> links) {
        this.labels = labels;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.links = links.getIfAvailable(() -> new DeliveryLinks(""));
    }

    @GetMapping("/feeds/{token}")
    ResponseEntity<String> feed(WebRequest request, @PathVariable String token) {
        Subscription subscription = (token.length() > LONGEST_TOKEN
                        ? Optional.<Subscription>empty()
                        : subscriptions.ofFeed(FeedToken.hash(token)))
                .orElseThrow(() -> Problem.notFound("This feed"));
        List<Alert> newest = alerts.ofSubscription(subscription.id(), NEWEST).stream()
                .map(labels::leaving)
                .toList();
        // The words of an alert change, too: its source's label may, or an asset is lost.
        String feed = AtomFeed.of(subscription, newest, links.console());
        String version = ChainHash.of(List.of(feed));
        if (request.checkNotModified(version)) {
            return ResponseEntity.status(304).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_ATOM_XML)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .eTag(version)
                .body(feed);
    }
}
