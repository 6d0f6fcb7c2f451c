package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.thread;
import static andon.indexer.IndexerTest.OFFER;
import static andon.indexer.IndexerTest.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.DocumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index lost, or has too much, is found and repaired from the evidence. */
class IndexVerificationTest {
    @TempDir
    Path folder;

    private IndexerFixture fixture;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void indexABoard() throws IOException {
        fixture = opened();
        fixture.capture(ADDRESS, thread("7", "moth", REPLY, "8", "wren", OFFER));
        fixture.capture(ADDRESS, thread("7", "moth", OFFER + " Edit: price.", "8", "wren", OFFER));
        fixture.indexAll();
        fixture.indexer.commit();
        fixture.index.refresh();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    IndexerFixture opened() throws IOException {
        return new IndexerFixture(folder);
    }

    private IndexVerification verification() {
        return new IndexVerification(fixture.corpus.ledger(), fixture.index, fixture.indexer, lines::add);
    }

    @Test
    void anIndexThatHasEverythingIsWhole() {
        assertThat(verification().compare())
                .isEqualTo(new IndexVerification.Result(2, 0, 0, 0, 0, false))
                .matches(IndexVerification.Result::isWhole);
        assertThat(lines).isEmpty();
    }

    @Test
    void aDocumentThatIsGoneIsNamedAndReadAgain() throws IOException {
        IndexerFixture.State before = fixture.state();
        List<IndexedDocument> documents = fixture.documents();
        DocumentId gone = documents.getFirst().id();
        fixture.index.remove(gone);
        fixture.index.refresh();
        assertThat(verification().compare()).matches(result -> !result.isWhole() && result.missing() == 1);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("missing: " + gone, "capture " + documents.getFirst().captureSeq());
        assertThat(verification().repair()).isEqualTo(new IndexVerification.Result(2, 1, 0, 0, 0, true));
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(verification().compare()).matches(IndexVerification.Result::isWhole);
    }

    @Test
    void aDocumentAsAnOlderCaptureBroughtItIsBroughtUpToDate() throws IOException {
        IndexerFixture.State before = fixture.state();
        IndexedDocument newest = fixture.documents().stream()
                .filter(document -> document.captureSeq() == 2)
                .findFirst()
                .orElseThrow();
        fixture.index.remove(newest.id());
        fixture.index.put(new IndexedDocument(
                newest.document(), newest.firstSeen(), newest.firstSeen(), 1, 1, newest.mentions()));
        fixture.index.refresh();
        assertThat(verification().repair().missing()).isEqualTo(1);
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void whatNoCaptureBroughtIsRemoved() throws IOException {
        IndexerFixture.State before = fixture.state();
        DocumentId removed = fixture.documents().getLast().id();
        fixture.database
                .sql()
                .sql("delete from document_version where document_id = ?")
                .param(removed.value())
                .update();
        fixture.database
                .sql()
                .sql("delete from document where id = ?")
                .param(removed.value())
                .update();
        assertThat(verification().repair()).isEqualTo(new IndexVerification.Result(1, 0, 1, 0, 0, true));
        assertThat(lines).singleElement().asString().contains("unknown: " + removed);
        assertThat(fixture.documents())
                .hasSize(before.documents().size() - 1)
                .noneMatch(document -> document.id().equals(removed));
    }

    @Test
    void whatIsStillOnItsWayIsNoDifference() throws IOException {
        fixture.capture("http://board.example/showthread.php?tid=6", thread("9", "lark", REPLY));
        fixture.indexAll();
        fixture.index.refresh();
        fixture.index.remove(fixture.documents().stream()
                .filter(document -> document.captureSeq() == 3)
                .findFirst()
                .orElseThrow()
                .id());
        fixture.index.refresh();
        assertThat(verification().compare()).matches(IndexVerification.Result::isWhole);
    }
}
