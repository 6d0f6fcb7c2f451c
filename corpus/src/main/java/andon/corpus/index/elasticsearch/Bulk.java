package andon.corpus.index.elasticsearch;

import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.Refusals;
import andon.vocabulary.DocumentId;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one batch until all of it is taken or refused for good. What the server is too busy for is sent again, ever more
 * slowly; a document that it refuses is told to {@link Refusals} and holds nothing up. Thread-safe.
 *
 * <p>A server answers 429 both when it is busy and when a document is too large for its heap, which stays so. They are told
 * apart by trial: a document that is refused alone again and again, while the server takes the smallest write in between,
 * is too large.
 */
final class Bulk {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** So many times in a row the server takes the smallest write right after it refused the document. */
    private static final int PROOFS = 3;

    private final ElasticsearchClient client;
    private final Refusals refusals;
    private final Pause pause;
    private final Duration patience;

    Bulk(ElasticsearchClient client, Refusals refusals, Pause pause, Duration patience) {
        this.client = client;
        this.refusals = refusals;
        this.pause = pause;
        this.patience = patience;
    }

    /** A document with its index and the capture that decides which of two is newer. */
    record Item(String index, DocumentId id, long captureSeq, byte[] json) {
        private BulkOperation operation() {
            return BulkOperation.of(operation -> operation.index(put -> put.index(index)
                    .id(id.value())
                    .version(captureSeq)
                    .versionType(VersionType.ExternalGte)
                    .document(BinaryData.of(json, "application/json"))));
        }
    }

    /** @throws IndexUnavailableException if a part was not taken in spite of all patience */
    void send(List<Item> items) {
        List<Item> left = items;
        Patience waiting = new Patience();
        while (true) {
            Outcome outcome = trySend(left);
            if (outcome.left().isEmpty()) {
                return;
            }
            if (outcome.left().size() < left.size()) {
                // Something was taken: it is slow, not stuck.
                waiting.beginAgain();
            }
            left = outcome.left();
            if (waiting.isOver()) {
                if (!takesAnything(left.getFirst().index())) {
                    throw outcome.unavailable();
                }
                left.forEach(this::sendAlone);
                return;
            }
            waiting.pause();
        }
    }

    /** A document that stays refused while the server takes other writes is refused for good. */
    private void sendAlone(Item item) {
        Patience waiting = new Patience();
        int proofs = 0;
        while (true) {
            Outcome outcome = trySend(List.of(item));
            if (outcome.left().isEmpty()) {
                return;
            }
            proofs = takesAnything(item.index()) ? proofs + 1 : 0;
            if (proofs >= PROOFS) {
                refusals.refused(
                        item.id(),
                        outcome.reason().orElse("no answer") + ", alone with its " + item.json().length
                                + " bytes, while smaller writes are taken");
                return;
            }
            if (waiting.isOver()) {
                throw outcome.unavailable();
            }
            waiting.pause();
        }
    }

    /** Whether the server works on the smallest write that goes a document's way: of what is not there, so it changes nothing. */
    private boolean takesAnything(String index) {
        try {
            BulkResponse response = client.bulk(bulk -> bulk.operations(operation -> operation.update(
                    update -> update.index(index).id("andon-probe").action(action -> action.doc(Map.of())))));
            return response.items().getFirst().status() == 404;
        } catch (ElasticsearchException | IOException e) {
            return false;
        }
    }

    /** Pauses that grow, until there were enough. */
    private final class Patience {
        private Duration next = FIRST_PAUSE;
        private Duration waited = Duration.ZERO;

        void beginAgain() {
            waited = Duration.ZERO;
        }

        boolean isOver() {
            return waited.compareTo(patience) >= 0;
        }

        void pause() {
            take(next);
            waited = waited.plus(next);
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    private void take(Duration wait) {
        try {
            pause.take(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailableException("the thread was told to stop", e);
        }
    }

    /** @param left what may be taken later */
    private record Outcome(List<Item> left, Optional<String> reason, Optional<Exception> cause) {
        IndexUnavailableException unavailable() {
            return new IndexUnavailableException(reason.orElse("it is busy"), cause.orElse(null));
        }
    }

    private Outcome trySend(List<Item> items) {
        try {
            return sorted(items, client.bulk(request(items)));
        } catch (ElasticsearchException e) {
            if (Calls.isTransient(e.status(), e.error().type())) {
                return new Outcome(
                        items, Optional.of(e.status() + " " + e.error().type()), Optional.of(e));
            }
            return refused(items, e.status() + " " + e.error().type());
        } catch (IOException e) {
            return new Outcome(items, Optional.of(e.getClass().getSimpleName()), Optional.of(e));
        }
    }

    private static BulkRequest request(List<Item> items) {
        return BulkRequest.of(request ->
                request.operations(items.stream().map(Item::operation).toList()));
    }

    private Outcome sorted(List<Item> items, BulkResponse response) {
        List<Item> left = new ArrayList<>();
        Optional<String> reason = Optional.empty();
        for (int i = 0; i < items.size(); i++) {
            ErrorCause error = response.items().get(i).error();
            int status = response.items().get(i).status();
            if (error == null || status == 409) {
                // Taken, or something newer is there.
                continue;
            }
            String type = String.valueOf(error.type());
            if (Calls.isTransient(status, type)) {
                left.add(items.get(i));
                reason = Optional.of(status + " " + type);
            } else {
                refusals.refused(items.get(i).id(), status + " " + type);
            }
        }
        return new Outcome(left, reason, Optional.empty());
    }

    /** The request as a whole was refused: which document is to blame shows when each is sent alone. */
    private Outcome refused(List<Item> items, String reason) {
        if (items.size() == 1) {
            refusals.refused(items.getFirst().id(), reason);
            return new Outcome(List.of(), Optional.empty(), Optional.empty());
        }
        List<Item> left = new ArrayList<>();
        Optional<String> why = Optional.empty();
        for (Item item : items) {
            Outcome outcome = trySend(List.of(item));
            left.addAll(outcome.left());
            why = outcome.reason().or(() -> Optional.of(reason));
        }
        return new Outcome(left, why, Optional.empty());
    }
}
