package andon.app;

import andon.corpus.ledger.PageReading;
import andon.crawler.health.Harvest;
import andon.evidence.CapturedResponse;
import andon.indexer.DocumentReader;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows the crawler's health check what became of captures. */
record CorpusHarvest(Stores stores, DocumentReader reader) implements Harvest {
    @Override
    public long newest(SourceId source) {
        return stores.corpus().readings().last(source, 1).stream()
                .mapToLong(PageReading::captureSeq)
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<Reading> last(SourceId source, int limit) {
        return stores.corpus().readings().last(source, limit).stream()
                .map(r -> new Reading(r.captureSeq(), r.page(), r.pieces()))
                .toList();
    }

    @Override
    public long newDocuments(SourceId source, Instant since) {
        return stores.corpus().readings().freshSince(source, since);
    }

    @Override
    public int daysWithNews(SourceId source, Instant since, Instant until) {
        return stores.corpus().readings().freshDays(source, since, until);
    }

    @Override
    public Optional<Sighting> look(SourceId source, URI page, String text) {
        return stores.corpus()
                .readings()
                .newest(source, page)
                .flatMap(reading -> stores.evidence().capture(reading.captureSeq()))
                .map(capture -> new Sighting(holds(capture, text), capture.capturedAt()));
    }

    /** A capture that cannot be read holds nothing: that is what the indexer sees, too. */
    private boolean holds(Capture capture, String text) {
        try {
            CapturedResponse response = stores.evidence().read(capture);
            String wanted = folded(text);
            return reader.read(capture, response).documents().stream()
                    .map(Document::text)
                    .anyMatch(found -> folded(found).contains(wanted));
        } catch (IOException e) {
            return false;
        }
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
