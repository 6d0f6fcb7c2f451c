package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.thread;
import static andon.indexer.IndexerTest.OFFER;
import static andon.indexer.IndexerTest.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.index.IndexUnavailableException;
import andon.corpus.query.QuerySyntaxException;
import andon.evidence.Header;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One capture's trouble is counted and passed over; broken infrastructure stops the batch until it is mended. */
class IndexerTroubleTest {
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

    private void threePages() throws IOException {
        // Three stories: posts that are nearly equal share a cluster, and their alert.
        List<String> offers = List.of(
                OFFER,
                "The customer database of Vantorel Shipping was dumped last night, 40k rows with names and phones.",
                "Leaked today: contracts and crew lists from the file server of Vantorel Shipping, sample in the first post.");
        for (int i = 1; i <= 3; i++) {
            fixture.capture(ADDRESS + i, thread("" + i, "moth", offers.get(i - 1), i + "0", "wren", REPLY + i));
        }
    }

    @Test
    void aDamagedRecordIsCountedAndTheOthersAreIndexed() throws IOException {
        Path warc = warcOf(fixture.capture(ADDRESS, thread("1", "moth", OFFER)));
        long begin = Files.size(warc);
        fixture.capture(ADDRESS, thread("2", "moth", OFFER));
        long end = Files.size(warc);
        fixture.capture(ADDRESS, thread("3", "moth", OFFER));
        try (FileChannel file = FileChannel.open(warc, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[40]), (begin + end) / 2);
        }

        assertThat(fixture.indexAll()).isEqualTo(3);

        assertThat(fixture.documents())
                .extracting(d -> d.document().identityKey())
                .containsExactlyInAnyOrder("board|post|1", "board|post|3");
        assertThat(fixture.indexer.counts().count("unreadable-record")).isEqualTo(1);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(3);
    }

    /** The file is sealed. */
    private Path warcOf(Capture capture) {
        return folder.resolve("warc").resolve(capture.location().file() + ".sealed");
    }

    @Test
    void aBodyThatCannotBeDecodedIsCountedAndPassedOver() throws IOException {
        byte[] noGzip = "this is no gzip".getBytes(StandardCharsets.UTF_8);
        fixture.capture(ADDRESS, noGzip, List.of(new Header("Content-Encoding", "gzip")));
        fixture.capture(ADDRESS, noGzip, List.of(new Header("Content-Encoding", "x-unheard-of")));
        fixture.capture(ADDRESS, thread("3", "moth", OFFER));

        assertThat(fixture.indexAll()).isEqualTo(3);

        assertThat(fixture.documents()).hasSize(1);
        assertThat(fixture.indexer.counts().count("unreadable-record")).isEqualTo(2);
    }

    @Test
    void capturesThatAreNoPagesAreCountedByTheirReason() throws IOException {
        fixture.capture(ADDRESS, "");
        fixture.capture(
                ADDRESS,
                "<html><body><h1>Sign in</h1><form><input name=u><input type=password name=p></form></body></html>");
        fixture.indexAll();

        assertThat(fixture.documents()).isEmpty();
        assertThat(fixture.indexer.counts().snapshot())
                .containsEntry("skipped-login-form", 1L)
                .containsEntry("captures", 2L);
    }

    @Test
    void aMissingEvidenceFolderStopsTheBatchInsteadOfPassingAllCapturesOver() throws IOException {
        threePages();
        Path warc = folder.resolve("warc");
        Path away = folder.resolve("unmounted");
        Files.move(warc, away);

        assertThatThrownBy(fixture::indexAll).isInstanceOf(UncheckedIOException.class);
        assertThat(fixture.corpus.ledger().indexedSeq()).isZero();

        Files.move(away, warc);
        assertThat(fixture.indexAll()).isEqualTo(3);
        assertThat(fixture.documents()).hasSize(6);
    }

    @Test
    void aFailingDatabaseStopsTheBatchAndTheNextCallGoesOn() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        threePages();
        assertThat(fixture.indexer.indexPending(1)).isEqualTo(1);
        fixture.database.sql().sql("alter table alert rename to alert_away").update();

        assertThatThrownBy(() -> fixture.indexer.indexPending(10)).isInstanceOf(RuntimeException.class);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(1);
        assertThat(fixture.count("document")).isEqualTo(2);
        assertThat(fixture.documents()).hasSize(2);
        assertThat(fixture.indexer.counts().count("alerts")).isEqualTo(1);
        assertThat(fixture.indexer.counts().count("mentions")).isEqualTo(1);

        fixture.database.sql().sql("alter table alert_away rename to alert").update();
        assertThat(fixture.indexer.indexPending(10)).isEqualTo(2);
        assertThat(fixture.documents()).hasSize(6);
        assertThat(fixture.count("alert")).isEqualTo(3);
        assertThat(fixture.indexer.counts().count("mentions")).isEqualTo(3);
    }

    @Test
    void aFailingIndexStopsTheBatchAndTheNextCallPutsWhatIsMissing() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        threePages();
        fixture.index.room = 3;

        assertThatThrownBy(() -> fixture.indexer.indexPending(10)).isInstanceOf(IndexUnavailableException.class);
        assertThat(fixture.documents()).hasSize(3);

        fixture.index.room = Integer.MAX_VALUE;
        // Nothing is committed: what was put may be lost, so all is read again.
        assertThat(fixture.indexer.indexPending(10)).isEqualTo(3);
        assertThat(fixture.documents()).hasSize(6);
        assertThat(fixture.documents()).allMatch(d -> d.version() == 1);
        assertThat(fixture.count("alert")).isEqualTo(3);
        assertThat(fixture.count("delivery")).isEqualTo(3);
    }

    @Test
    void aFailingCommitIsTriedAgain() throws IOException {
        threePages();
        fixture.indexAll();
        fixture.index.room = 0;
        assertThatThrownBy(() -> fixture.indexer.indexPending(10)).isInstanceOf(IndexUnavailableException.class);
        assertThat(fixture.index.committedSeq()).isZero();

        fixture.index.room = Integer.MAX_VALUE;
        assertThat(fixture.indexer.indexPending(10)).isEqualTo(3);
        assertThat(fixture.indexer.indexPending(10)).isZero();
        assertThat(fixture.index.committedSeq()).isEqualTo(3);
    }

    @Test
    void runGoesOnAfterFailuresUntilItIsClosed() throws IOException, InterruptedException {
        threePages();
        Indexer indexer = fixture.indexer(
                new IndexerSettings(10, Duration.ofMillis(10), 1, Duration.ofMillis(100), Duration.ofMillis(10)));
        fixture.database
                .sql()
                .sql("alter table document rename to document_away")
                .update();
        Thread thread = Thread.ofVirtual().start(indexer::run);
        await(() -> indexer.counts().count("failures") > 0);
        fixture.database
                .sql()
                .sql("alter table document_away rename to document")
                .update();
        await(() -> indexer.counts().count("captures") == 3);
        indexer.close();
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        assertThat(fixture.index.committedSeq()).isEqualTo(3);
        assertThat(fixture.documents()).hasSize(6);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
