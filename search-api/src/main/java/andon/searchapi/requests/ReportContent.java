package andon.searchapi.requests;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a report, whatever its format.
 *
 * @param organisation the customer's name
 * @param casework what the answer had, or what there is so far
 * @param answer which version of the answer it is; null: none yet
 * @param documents the findings' documents as they are now, of those that are still in the index
 * @param language English or Japanese
 * @param tlp how far it may be passed on
 */
record ReportContent(
        Request request,
        String organisation,
        Casework casework,
        @Nullable Answer answer,
        FirstLook look,
        List<IndexedDocument> documents,
        Instant madeAt,
        Locale language,
        Tlp tlp) {
    /** When what stands in it was answered; null: it is a draft. */
    @Nullable
    Instant answeredAt() {
        if (answer != null) {
            return answer.answeredAt();
        }
        // What was answered before answers had versions.
        boolean done = request.state() == RequestState.ANSWERED || request.state() == RequestState.CLOSED;
        return done ? request.answeredAt() : null;
    }

    ReportContent {
        documents = List.copyOf(documents);
    }
}
