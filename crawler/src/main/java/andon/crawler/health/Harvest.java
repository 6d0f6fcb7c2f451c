package andon.crawler.health;

import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of captures behind the crawler: a port, since the crawler knows no documents. Thread-safe. */
public interface Harvest {
    /**
     * What a capture held.
     *
     * @param page names the page, the same for every capture of it
     * @param pieces how many posts, listings, articles and pastes were found in it
     */
    record Reading(long captureSeq, long page, int pieces) {}

    /** The newest capture of a source that was read; 0 if none was. */
    long newest(SourceId source);

    /** A source's readings, the newest capture first. */
    List<Reading> last(SourceId source, int limit);

    /** How many documents were new with captures made at {@code since} or later. */
    long newDocuments(SourceId source, Instant since);

    /** On how many days (UTC) from {@code since} up to {@code until} documents were new. */
    int daysWithNews(SourceId source, Instant since, Instant until);

    /** Whether the newest capture of a page that was read holds a text; empty if the page was never read. */
    Optional<Sighting> look(SourceId source, URI page, String text);

    /**
     * What a page's newest capture showed.
     *
     * @param capturedAt when it was made
     */
    record Sighting(boolean found, Instant capturedAt) {}

    /** A harvest of which nothing is known, for a process without a corpus. */
    Harvest NONE = new Harvest() {
        @Override
        public long newest(SourceId source) {
            return 0;
        }

        @Override
        public List<Reading> last(SourceId source, int limit) {
            return List.of();
        }

        @Override
        public long newDocuments(SourceId source, Instant since) {
            return 0;
        }

        @Override
        public int daysWithNews(SourceId source, Instant since, Instant until) {
            return 0;
        }

        @Override
        public Optional<Sighting> look(SourceId source, URI page, String text) {
            return Optional.empty();
        }
    };
}
