package andon.searchapi.requests;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What stands in a report, whatever its format.
 *
 * @param organisation the customer's name
 * @param documents the findings' documents as they are now, of those that are still in the index
 * @param language English or Japanese
 * @param tlp how far it may be passed on
 */
record ReportContent(
        Request request,
        String organisation,
        Casework casework,
        FirstLook look,
        List<IndexedDocument> documents,
        Instant madeAt,
        Locale language,
        Tlp tlp) {
    ReportContent {
        documents = List.copyOf(documents);
    }
}
