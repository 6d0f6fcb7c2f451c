package andon.corpus.watch;

import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News for one subscription: a document that says something new about the customer's assets.
 *
 * @param id stable over crashes and rebuilds: derived from subscription, document and values; it is the message's
 *     idempotency key
 * @param source the document's; empty in alerts from before it was kept whose document is gone
 * @param values the watched values that are the news, normalised
 * @param excerpt the words around the first mention, masked, at most 300 characters
 * @param why which assets were found, where and by which rule: for each value, at most 100
 * @param event what kind of news it is
 * @param detail what changed, as the page states it, at most 300 characters; empty if the event says all
 */
public record Alert(
        String id,
        long subscriptionId,
        String subscriptionName,
        OrganisationId owner,
        DocumentId document,
        String source,
        @Nullable String title,
        @Nullable Severity severity,
        List<String> categories,
        List<String> values,
        String excerpt,
        Instant raisedAt,
        List<Match> why,
        News event,
        String detail) {
    public Alert {
        why = List.copyOf(why);
        values = List.copyOf(values);
        categories = List.copyOf(categories);
    }

    /** A new document without reasons. */
    public Alert(
            String id,
            long subscriptionId,
            String subscriptionName,
            OrganisationId owner,
            DocumentId document,
            String source,
            @Nullable String title,
            @Nullable Severity severity,
            List<String> categories,
            List<String> values,
            String excerpt,
            Instant raisedAt) {
        this(
                id,
                subscriptionId,
                subscriptionName,
                owner,
                document,
                source,
                title,
                severity,
                categories,
                values,
                excerpt,
                raisedAt,
                List.of(),
                News.NEW_DOCUMENT,
                "");
    }

    /** The same of another kind of news. */
    Alert about(News kind, String change) {
        return new Alert(
                id,
                subscriptionId,
                subscriptionName,
                owner,
                document,
                source,
                title,
                severity,
                categories,
                values,
                excerpt,
                raisedAt,
                why,
                kind,
                change);
    }

    /** The same with {@code words} in place of all that its document says. */
    public Alert withWords(String words) {
        return new Alert(
                id,
                subscriptionId,
                subscriptionName,
                owner,
                document,
                source,
                words,
                severity,
                categories,
                values,
                words,
                raisedAt,
                why,
                event,
                detail.isEmpty() ? "" : words);
    }
}
