package andon.app;

import andon.corpus.watch.WatchList;
import andon.evidence.CapturedResponse;
import andon.evidence.EvidenceStore;
import andon.evidence.UndecodableBodyException;
import andon.indexer.DocumentReader;
import andon.searchapi.pivots.EarlierTexts;
import andon.vocabulary.Capture;
import andon.vocabulary.DocumentId;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts earlier versions out of the evidence again, by today's rules, with every secret masked. Thread-safe. */
final class EvidenceTexts implements EarlierTexts {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceTexts.class);

    private final EvidenceStore evidence;
    private final DocumentReader reader;
    private final WatchList watchList;

    EvidenceTexts(EvidenceStore evidence, DocumentReader reader, WatchList watchList) {
        this.evidence = evidence;
        this.reader = reader;
        this.watchList = watchList;
    }

    @Override
    public Optional<Earlier> read(DocumentId id, long captureSeq) {
        return evidence.capture(captureSeq)
                .flatMap(capture -> response(capture)
                        .flatMap(response -> reader.read(capture, response).documents().stream()
                                .filter(document -> document.id().equals(id))
                                .findFirst())
                        .map(document -> new Earlier(document, watchList.match(document))));
    }

    private Optional<CapturedResponse> response(Capture capture) {
        try {
            return Optional.of(evidence.read(capture));
        } catch (UndecodableBodyException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("capture {} cannot be read out of the evidence", capture.seq(), e);
            return Optional.empty();
        }
    }
}
