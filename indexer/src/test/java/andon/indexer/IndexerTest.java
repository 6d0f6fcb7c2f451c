package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.VANTOREL;
import static andon.indexer.IndexerFixture.thread;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Alert;
import andon.vocabulary.Capture;
import andon.vocabulary.Mention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of work: what becomes of a capture, and of one whose page was seen before. */
class IndexerTest {
    static final String OFFER =
            "Selling VPN access to Vantorel Shipping, domain admin, the whole fleet office can be reached from there.";
    static final String REPLY = "Is the price still the same as it was last week in the other thread?";

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

    @Test
    void aCaptureBecomesDocumentsMentionsAndAnAlert() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        fixture.capture(ADDRESS, thread("7", "moth", OFFER, "8", "wren", REPLY));

        assertThat(fixture.indexAll()).isEqualTo(1);

        assertThat(fixture.documents()).hasSize(2);
        IndexedDocument offer = fixture.document("board|post|7");
        assertThat(offer.version()).isEqualTo(1);
        assertThat(offer.captureSeq()).isEqualTo(1);
        assertThat(offer.mentions()).extracting(Mention::owner).containsExactly(VANTOREL);
        assertThat(offer.document().text()).isEqualTo(OFFER);
        assertThat(fixture.corpus.alerts().of(VANTOREL, 10))
                .extracting(Alert::document)
                .containsExactly(offer.id());
        assertThat(fixture.count("delivery")).isEqualTo(1);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(1);
        assertThat(fixture.indexer.counts().snapshot())
                .containsEntry("captures", 1L)
                .containsEntry("documents", 2L)
                .containsEntry("indexed", 2L)
                .containsEntry("alerts", 1L);
    }

    @Test
    void aPageSeenAgainUnchangedWritesNothingToTheIndexAndTellsNobody() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        String page = thread("7", "moth", OFFER, "8", "wren", REPLY);
        fixture.capture(ADDRESS, page);
        fixture.indexAll();
        int puts = fixture.index.puts;
        var documents = fixture.documents();

        fixture.capture(ADDRESS, page);
        fixture.capture("http://mirror.example/showthread.php?tid=5&page=1", page);
        fixture.capture("http://board.example/showthread.php?tid=5&pid=7", page.replace("Board", "Board (3 online)"));
        fixture.indexAll();

        assertThat(fixture.index.puts).isEqualTo(puts);
        assertThat(fixture.documents()).isEqualTo(documents);
        assertThat(fixture.count("alert")).isEqualTo(1);
        assertThat(fixture.count("mention")).isEqualTo(1);
        assertThat(fixture.count("document_version")).isEqualTo(2);
        var history = fixture.corpus.ledger().history(documents.getFirst().id()).orElseThrow();
        assertThat(history.lastSeen()).isEqualTo(history.firstSeen().plus(Duration.ofHours(3)));
    }

    @Test
    void aRevisitIsThePageSeenAgain() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        Capture first = fixture.capture(ADDRESS, thread("7", "moth", OFFER, "8", "wren", REPLY));
        fixture.indexAll();
        int puts = fixture.index.puts;
        var documents = fixture.documents();

        Capture again = fixture.notModified(first);
        fixture.notModified(again);
        assertThat(fixture.indexAll()).isEqualTo(2);

        assertThat(fixture.index.puts).isEqualTo(puts);
        assertThat(fixture.documents()).isEqualTo(documents);
        assertThat(fixture.count("alert")).isEqualTo(1);
        assertThat(fixture.count("document_version")).isEqualTo(2);
        var history = fixture.corpus.ledger().history(documents.getFirst().id()).orElseThrow();
        assertThat(history.lastSeen()).isEqualTo(history.firstSeen().plus(Duration.ofHours(2)));
        assertThat(fixture.indexer.counts().snapshot())
                .doesNotContainKey("skipped-not-successful")
                .containsEntry("documents", 6L);
    }

    @Test
    void anEditedPostIsVersionTwoAndTheOthersStayAsTheyAre() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        fixture.capture(ADDRESS, thread("7", "moth", REPLY, "8", "wren", REPLY + " Anyone?"));
        fixture.indexAll();
        assertThat(fixture.count("alert")).isZero();

        fixture.capture(ADDRESS, thread("7", "moth", OFFER, "8", "wren", REPLY + " Anyone?"));
        fixture.indexAll();

        assertThat(fixture.index.puts).isEqualTo(3);
        IndexedDocument edited = fixture.document("board|post|7");
        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.captureSeq()).isEqualTo(2);
        assertThat(edited.changedAt()).isEqualTo(edited.firstSeen().plus(Duration.ofHours(1)));
        assertThat(edited.document().text()).isEqualTo(OFFER);
        assertThat(fixture.document("board|post|8").version()).isEqualTo(1);
        assertThat(fixture.count("alert")).isEqualTo(1);
    }

    @Test
    void aRepostOfTheSameWordsIsADocumentButNoNews() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        fixture.capture(ADDRESS, thread("7", "moth", OFFER));
        fixture.capture("http://board.example/showthread.php?tid=6", thread("90", "moth", OFFER));
        fixture.indexAll();

        assertThat(fixture.documents()).hasSize(2);
        assertThat(fixture.count("alert")).isEqualTo(1);
    }

    private static final String TEMPLATE = "Good evening, selling full access to the network of %s, domain admin, two"
            + " thousand hosts, backups can be reached, antivirus is off, price %s dollars, escrow is welcome, write me";

    @Test
    void aRepostWithAChangedPriceAndGreetingIsNoNews() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        String offer = TEMPLATE.formatted("Vantorel Shipping", "3000");
        fixture.capture(ADDRESS, thread("7", "moth", offer));
        fixture.capture(
                "http://board.example/showthread.php?tid=6",
                thread("90", "moth", offer.replace("Good evening", "UP").replace("3000", "2500")));
        fixture.indexAll();

        assertThat(fixture.documents()).hasSize(2);
        assertThat(fixture.count("alert")).isEqualTo(1);
    }

    @Test
    void anotherVictimInTheSameWordsIsNews() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        fixture.watch("Quillfeather Mills");
        fixture.capture(ADDRESS, thread("7", "moth", TEMPLATE.formatted("Vantorel Shipping", "3000")));
        fixture.capture(
                "http://board.example/showthread.php?tid=6",
                thread("90", "moth", TEMPLATE.formatted("Quillfeather Mills", "3000")));
        fixture.indexAll();

        assertThat(fixture.count("alert")).isEqualTo(2);
    }

    @Test
    void rowsOfADumpThatIsPostedAgainAreRecycled() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            rows.append("user")
                    .append(i)
                    .append("@mail.example:Geheim")
                    .append(i)
                    .append("x<br>");
        }
        fixture.capture(ADDRESS, thread("7", "moth", "Fresh base, all of it is new<br>" + rows));
        fixture.capture(
                "http://board.example/showthread.php?tid=6",
                thread("90", "wren", "Private!<br>" + rows + "new1@mail.example:Neu12345x<br>"));
        fixture.indexAll();

        var first = fixture.document("board|post|7");
        assertThat(Objects.requireNonNull(first.document().details().dump()).recycled())
                .isZero();
        var again = Objects.requireNonNull(
                fixture.document("board|post|90").document().details().dump());
        assertThat(again.rows()).isEqualTo(9);
        assertThat(again.recycled()).isEqualTo(8);
        assertThat(again.earlier().getFirst().document()).isEqualTo(first.id());
    }

    @Test
    void batchesAreTakenInOrderUntilNothingIsPending() throws IOException {
        for (int i = 1; i <= 5; i++) {
            fixture.capture(ADDRESS + i, thread("" + i, "moth", REPLY + i));
        }
        assertThat(fixture.indexer.indexPending(2)).isEqualTo(2);
        assertThat(fixture.corpus.ledger().indexedSeq()).isEqualTo(2);
        assertThat(fixture.indexer.indexPending(2)).isEqualTo(2);
        assertThat(fixture.indexer.indexPending(2)).isEqualTo(1);
        assertThat(fixture.index.committedSeq()).isZero();
        assertThat(fixture.indexer.indexPending(2)).isZero();
        assertThat(fixture.index.committedSeq()).isEqualTo(5);
    }

    @Test
    void theIndexIsCommittedAfterSoManyCapturesAndAfterSoLong() throws IOException {
        Indexer indexer = fixture.indexer(
                new IndexerSettings(10, Duration.ofMillis(10), 3, Duration.ofMinutes(1), Duration.ofMillis(10)));
        for (int i = 1; i <= 4; i++) {
            fixture.capture(ADDRESS + i, thread("" + i, "moth", REPLY + i));
        }
        indexer.indexPending(10);
        assertThat(fixture.index.committedSeq()).isEqualTo(3);

        fixture.now = fixture.now.plus(Duration.ofMinutes(2));
        fixture.capture(ADDRESS + 5, thread("5", "moth", REPLY + 5));
        indexer.indexPending(10);
        assertThat(fixture.index.committedSeq()).isEqualTo(5);

        fixture.capture(ADDRESS + 6, thread("6", "moth", REPLY + 6));
        indexer.indexPending(10);
        indexer.close();
        assertThat(fixture.index.committedSeq()).isEqualTo(6);
    }
}
