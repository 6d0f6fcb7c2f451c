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
 * @param source the document's; empty in alerts from before it was kept
 * @param values the watched values that are the news, normalised
 * @param excerpt the words around the first mention, masked, at most 300 characters
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
        Instant raisedAt) {
    public Alert {
        values = List.copyOf(values);
        categories = List.copyOf(categories);
    }
}
