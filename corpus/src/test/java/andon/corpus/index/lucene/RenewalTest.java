package andon.corpus.index.lucene;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Refusals;
import andon.corpus.index.Scope;
import andon.corpus.index.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put is found within a second: the index renews its snapshots so often, and one renewal is enough. */
class RenewalTest {
    @TempDir
    Path folder;

    private LuceneEngine engine;
    private Duration pause = Duration.ZERO;
    private Runnable tick = () -> {};

    @BeforeEach
    void openWithAClockThatTheTestMoves() {
        engine = LuceneEngine.openGeneration(
                folder, IndexSetup.usual(Refusals.LOGGED).withClock((every, called) -> {
                    pause = every;
                    tick = called;
                    return () -> {};
                }));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void put(String name) {
        engine.put(List.of(DocumentFacts.of(
                new IndexedDocument(document(name).text("leak").build(), START, START, 1, 1, List.of()),
                Mirrors.NONE)));
    }

    private long found() {
        return engine.count(Scope.all(new Visibility.Everything()));
    }

    @Test
    void oneTickOfHalfASecondShowsWhatWasPutWhileSomebodySearches() {
        assertThat(found()).isZero();
        put("a");
        assertThat(found()).as("without a renewal").isZero();
        tick.run();
        assertThat(found()).isEqualTo(1);
        // The other half of the second is for the renewal itself.
        assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whileNobodySearchesATickMakesNoSmallSegmentAndTheFirstSearchRenews() {
        put("a");
        tick.run();
        put("b");
        assertThat(found()).isEqualTo(2);
        put("c");
        tick.run();
        assertThat(found()).isEqualTo(3);
    }
}
