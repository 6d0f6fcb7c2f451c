package andon.corpus.index;

import java.util.List;
import java.util.Optional;

/** @param next the cursor to go on with; empty at the end */
public record ScanPage(List<IndexedDocument> documents, Optional<String> next) {
    public ScanPage {
        documents = List.copyOf(documents);
    }
}
