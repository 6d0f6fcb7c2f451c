package andon.searchapi.taxii;

import andon.corpus.index.IndexedDocument;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Alerts.Raised;
import andon.corpus.watch.SqlSubscriptions;
import andon.corpus.watch.Subscription;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.alerts.SourceLabels;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.exports.StixParts;
import andon.searchapi.exports.StixParts.Part;
import andon.vocabulary.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection for each of a customer's, or the analysts', subscriptions: the documents of its alerts, in the order in which they were raised, each
 * as a report with what it names and the indicators in it, as the viewer may see it now. Thread-safe.
 */
final class TaxiiCollections {
    static final int MAX_OBJECTS = 1_000;
    /** So many are listed at once: all that a customer may have. Analysts may have more, which the next part lists. */
    static final int MAX_LISTED = SqlSubscriptions.MAX_PER_OWNER;
    /** What alerts carry at least: for the own organisation and whom it needs to tell there. */
    private static final Tlp AT_LEAST = Tlp.AMBER;

    private static final int BATCH = 50;
    /** So many alerts are looked into for one answer; documents may be gone, and filters may want none of theirs. */
    private static final int MAX_ALERTS = 500;

    private final Subscriptions subscriptions;
    private final Alerts alerts;
    private final DocumentSearch search;
    private final SourceLabels labels;

    TaxiiCollections(Subscriptions subscriptions, Alerts alerts, DocumentSearch search, SourceLabels labels) {
        this.labels = labels;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.search = search;
    }

    /** A subscription under the id that TAXII wants. */
    record Collection(UUID id, Subscription subscription) {}

    /**
     * Some of them, the oldest subscription first.
     *
     * @param after the number of the subscription behind which they stand; 0 for the first
     */
    List<Collection> of(Viewer viewer, long after) {
        return subscriptions.of(viewer.subscriber(), after, MAX_LISTED).stream()
                .map(subscription -> new Collection(id(subscription.id()), subscription))
                .toList();
    }

    /** Also of those that are not listed: an id is made of the subscription's number, which is looked for. */
    Collection collection(Viewer viewer, String id) {
        return subscriptions.ids(viewer.subscriber()).stream()
                .filter(number -> id.equals(id(number).toString()) || id.equals(alias(number)))
                .findFirst()
                .flatMap(number -> subscriptions.one(viewer.subscriber(), number))
                .map(subscription -> new Collection(id(subscription.id()), subscription))
                .orElseThrow(() -> Problem.notFound("This collection"));
    }

    private static UUID id(long subscription) {
        return StixParts.uuid("subscription", "" + subscription);
    }

    /** By which whoever knows the subscription finds its collection. */
    static String alias(long subscription) {
        return "subscription-" + subscription;
    }

    /** An object and when its alert was raised. */
    record Added(Part part, Instant at) {}

    /**
     * A part of a collection.
     *
     * @param next where to go on; null at the end
     */
    record Page(List<Added> objects, @Nullable TaxiiPlace next) {}

    /** @param wanted what is given of the objects; what it leaves out does not count */
    Page page(Viewer viewer, Collection collection, TaxiiPlace from, int limit, Predicate<Part> wanted) {
        List<Added> objects = new ArrayList<>();
        Set<String> given = new HashSet<>();
        TaxiiPlace place = from;
        for (int looked = 0; looked < MAX_ALERTS; ) {
            List<Alert> batch =
                    alerts.raised(collection.subscription().id(), place.done(), Math.min(BATCH, MAX_ALERTS - looked));
            if (batch.isEmpty()) {
                return new Page(objects, null);
            }
            for (Alert alert : batch) {
                List<Part> parts = parts(viewer, alert);
                for (int i = Math.min(place.skipped(), parts.size()); i < parts.size(); i++) {
                    Part part = parts.get(i);
                    if (!wanted.test(part) || given.contains(part.id())) {
                        continue;
                    }
                    if (objects.size() == limit) {
                        return new Page(objects, new TaxiiPlace(place.done(), i));
                    }
                    given.add(part.id());
                    objects.add(new Added(part, alert.raisedAt()));
                }
                place = new TaxiiPlace(new Raised(alert.raisedAt(), alert.id()), 0);
                looked++;
            }
        }
        return new Page(objects, place);
    }

    /** Nothing if the document is gone, is not the viewer's to see any more, or must not leave Andon. */
    private List<Part> parts(Viewer viewer, Alert alert) {
        Optional<IndexedDocument> document = search.listed(viewer, alert.document());
        if (document.isEmpty()) {
            return List.of();
        }
        Tlp label = labels.of(document.get().document().source(), alert.owner());
        if (label == Tlp.RED) {
            return List.of();
        }
        StixParts stix = new StixParts(AT_LEAST.compareTo(label) > 0 ? AT_LEAST : label);
        List<Part> parts = new ArrayList<>(List.of(stix.andon(), stix.marking()));
        parts.addAll(stix.of(document.get()));
        parts.add(stix.report(document.get()));
        return parts;
    }
}
