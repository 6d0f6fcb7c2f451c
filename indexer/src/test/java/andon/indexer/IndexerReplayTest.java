package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.VANTOREL;
import static andon.indexer.IndexerFixture.thread;
import static andon.indexer.IndexerTest.OFFER;
import static andon.indexer.IndexerTest.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Corpus;
import andon.corpus.index.DamagedIndexException;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.Mirrors;
import andon.corpus.query.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is lost, indexing again gives the state that was there, in the database and in the index. */
class IndexerReplayTest {
    @TempDir
    Path folder;

    private IndexerFixture fixture;

    @BeforeEach
    void captureALifeOfABoard() throws IOException, QuerySyntaxException {
        fixture = new IndexerFixture(folder);
        fixture.watch("Vantorel Shipping");
        fixture.capture(ADDRESS, thread("7", "moth", REPLY, "8", "wren", OFFER));
        // Edited.
        fixture.capture(ADDRESS, thread("7", "moth", OFFER + " Edit: price.", "8", "wren", OFFER));
        // A mirror that shows the same.
        fixture.capture(
                "http://mirror.example/showthread.php?tid=5",
                thread("7", "moth", OFFER + " Edit: price.", "8", "wren", OFFER));
        // One that lags behind.
        fixture.capture("http://mirror.example/showthread.php?tid=5", thread("7", "moth", REPLY, "8", "wren", OFFER));
        // A time that counts from the visit.
        String chat =
                "<html><body><h1>Fleet news</h1><div class=chat><div class=msg id=msg-1><b class=author>moth</b><i class=date>6 hours ago</i>"
                        + "<div class=text>Nothing new from the harbour office today.</div></div></div></body></html>";
        fixture.capture("http://board.example/chat", chat);
        fixture.capture("http://board.example/chat", chat);
        fixture.now = fixture.now.plus(Duration.ofHours(1));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void aCrashBeforeTheIndexWasCommittedLosesAndRepeatsNothing() throws IOException {
        fixture.indexAll();
        IndexerFixture.State before = fixture.state();
        assertThat(before.documents()).hasSize(3);
        assertThat(fixture.index.committedSeq()).isZero();

        fixture.crash();
        assertThat(fixture.documents()).isEmpty();
        fixture.now = fixture.now.plus(Duration.ofDays(1));
        assertThat(fixture.indexAll()).isEqualTo(6);

        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aCrashAfterAnyCaptureEndsInTheSameState() throws IOException {
        fixture.indexAll();
        IndexerFixture.State undisturbed = fixture.state();
        fixture.loseIndex();
        for (int committed = 0; committed <= 6; committed++) {
            if (committed > 0) {
                fixture.indexer.indexPending(committed);
                fixture.indexer.commit();
            }
            fixture.indexAll();
            fixture.crash();
            assertThat(fixture.index.committedSeq()).isEqualTo(committed);
            fixture.indexAll();
            assertThat(fixture.state()).as("committed up to %s", committed).isEqualTo(undisturbed);
            fixture.loseIndex();
        }
    }

    @Test
    void aCrashBetweenTransactionAndIndexLeavesNoGap() throws IOException {
        fixture.indexAll();
        IndexerFixture.State undisturbed = fixture.state();
        long alerts = fixture.count("alert");
        for (String table : new String[] {
            "document", "document_version", "document_fingerprint", "mention", "delivery", "alert", "alert_news"
        }) {
            fixture.database.sql().sql("delete from " + table).update();
        }
        fixture.database
                .sql()
                .sql("update corpus_counter set number = 0 where name = 'indexed_seq'")
                .update();
        fixture.loseIndex();

        fixture.index.room = 1;
        assertThatThrownBy(fixture::indexAll).isInstanceOf(IndexUnavailableException.class);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(1);
        fixture.crash();
        fixture.indexAll();

        assertThat(fixture.documents()).isEqualTo(undisturbed.documents());
        assertThat(fixture.count("alert")).isEqualTo(alerts);
        assertThat(fixture.count("delivery")).isEqualTo(alerts);
    }

    @Test
    void anEmptyIndexIsMadeAgainAsItWas() {
        fixture.indexAll();
        fixture.indexer.commit();
        IndexerFixture.State before = fixture.state();

        fixture.loseIndex();
        fixture.indexAll();

        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aDamagedIndexIsRefusedAndAfterItsRemovalMadeAgainAsItWas() throws IOException {
        fixture.indexAll();
        fixture.indexer.commit();
        IndexerFixture.State before = fixture.state();
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        try (Stream<Path> files = Files.list(fixture.indexFolder())) {
            for (Path file : files.toList()) {
                Files.write(damaged.resolve(file.getFileName()), new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> Corpus.open(fixture.database, damaged, Mirrors.NONE, () -> fixture.now))
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("reindex");

        fixture.loseIndex();
        fixture.indexAll();

        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void replayFindsAssetsThatWereConfirmedSince() throws QuerySyntaxException {
        fixture.indexAll();
        long alerts = fixture.count("alert");
        fixture.watch("harbour office");

        fixture.now = fixture.now.plus(Duration.ofHours(1));
        fixture.loseIndex();
        fixture.indexAll();

        assertThat(fixture.count("alert")).isEqualTo(alerts + 1);
        assertThat(fixture.document("board|post|1").mentions()).hasSize(1);
        assertThat(fixture.corpus.alerts().of(VANTOREL, 10).getFirst().document())
                .isEqualTo(fixture.document("board|post|1").id());
    }
}
