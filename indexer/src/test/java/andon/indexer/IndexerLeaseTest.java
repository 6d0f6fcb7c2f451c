package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.thread;
import static andon.indexer.IndexerTest.OFFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several indexers on one database one works, and another takes its place. */
class IndexerLeaseTest {
    private static final IndexerSettings SETTINGS =
            new IndexerSettings(100, Duration.ofMillis(10), 1, Duration.ofMillis(100), Duration.ofMillis(10));

    @TempDir
    Path folder;

    private IndexerFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new IndexerFixture(folder);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private IndexerLease lease() {
        return new IndexerLease(fixture.database, () -> fixture.now);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never happens").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whoHoldsItKeepsItByRenewingAndLosesItWhenItDoesNot() {
        IndexerLease first = lease();
        IndexerLease second = lease();
        assertThat(first.hold()).isEqualTo(IndexerLease.Hold.TAKEN);
        for (int i = 0; i < 8; i++) {
            fixture.now = fixture.now.plus(IndexerLease.LENGTH.dividedBy(2));
            assertThat(first.hold()).isEqualTo(IndexerLease.Hold.HELD);
            assertThat(second.hold()).isEqualTo(IndexerLease.Hold.WAITING);
        }
        fixture.now = fixture.now.plus(IndexerLease.LENGTH);
        assertThat(second.hold()).isEqualTo(IndexerLease.Hold.TAKEN);
        assertThatThrownBy(first::renew).isInstanceOf(IndexerLease.LostException.class);
        assertThat(first.hold()).isEqualTo(IndexerLease.Hold.WAITING);
        second.release();
        assertThat(first.hold()).isEqualTo(IndexerLease.Hold.TAKEN);
    }

    @Test
    void ofTwoThatRunOneIndexesAndTheOtherTakesOverWhenItEnds() throws Exception {
        Indexer first = fixture.indexer(SETTINGS);
        Indexer second = fixture.indexer(SETTINGS);
        Thread working = Thread.ofVirtual().start(first::run);
        fixture.capture(ADDRESS + 1, thread("1", "moth", OFFER));
        await(() -> fixture.corpus.ledger().indexedSeq() == 1);
        Thread waiting = Thread.ofVirtual().start(second::run);
        fixture.capture(ADDRESS + 2, thread("2", "moth", "A second offer of other goods."));
        await(() -> first.counts().count("captures") == 2);
        assertThat(second.counts().count("captures")).isZero();
        first.close();
        working.join();
        fixture.capture(ADDRESS + 3, thread("3", "moth", "A third offer of still other goods."));
        await(() -> second.counts().count("captures") == 1);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(3);
        second.close();
        waiting.join();
        assertThat(fixture.documents()).hasSize(3);
    }

    @Test
    void whatAnIndexerWasAboutToWriteWhenItLostItsPlaceIsNotWritten() throws Exception {
        // The first one's process is frozen between reading a capture and writing it.
        IndexerLease frozen = lease();
        assertThat(frozen.hold()).isEqualTo(IndexerLease.Hold.TAKEN);
        fixture.now = fixture.now.plus(IndexerLease.LENGTH);
        Indexer second = fixture.indexer(SETTINGS);
        Thread working = Thread.ofVirtual().start(second::run);
        fixture.capture(ADDRESS, thread("1", "moth", OFFER));
        await(() -> fixture.corpus.ledger().indexedSeq() == 1);
        assertThatThrownBy(() -> fixture.database.inTransaction(() -> {
                    fixture.corpus.ledger().indexedUpTo(77);
                    frozen.renew();
                }))
                .isInstanceOf(IndexerLease.LostException.class);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(1);
        second.close();
        working.join();
    }

    @Test
    void oneThatDiedIsReplacedWhenItsPlaceRunsOut() throws Exception {
        // A dead process cleans nothing up: its place stays taken.
        assertThat(lease().hold()).isEqualTo(IndexerLease.Hold.TAKEN);
        Indexer next = fixture.indexer(SETTINGS);
        fixture.capture(ADDRESS, thread("1", "moth", OFFER));
        fixture.now = fixture.now.plus(IndexerLease.LENGTH).minusMillis(1);
        Thread waiting = Thread.ofVirtual().start(next::run);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        assertThat(fixture.corpus.ledger().indexedSeq()).isZero();
        fixture.now = fixture.now.plusMillis(1);
        await(() -> next.counts().count("captures") == 1);
        next.close();
        waiting.join();
        assertThat(fixture.documents()).hasSize(1);
    }
}
