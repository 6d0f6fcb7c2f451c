package andon.searchapi.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.query.QueryParser;
import andon.database.Database;
import andon.searchapi.documents.QueryReader;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HuntWorkerTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final int DOCUMENTS = 1_050;
    private static final String RULE = "rule r { strings: $a = \"lamp\" nocase condition: $a }";

    @TempDir
    Path folder;

    private volatile Instant now = START;
    final InstantSource clock = () -> now;

    DocumentIndex index() {
        return new EngineIndex(LuceneEngine.open(folder.resolve("index")), Mirrors.NONE, clock);
    }

    /** A database and an index with {@code DOCUMENTS} documents, every third of which has a lamp. */
    private final class Archive implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final HuntTable table;
        final QueryReader queries = text -> QueryParser.parse(text, clock);

        Archive(TestDatabase kind) {
            database = Database.open(kind.fresh(folder));
            corpus = Corpus.of(database, index(), clock);
            table = new HuntTable(database);
            for (int i = 0; i < DOCUMENTS; i++) {
                put(i, i % 3 == 0 ? "a LAMP here" : "nothing");
            }
            corpus.index().refresh();
        }

        void put(int i, String text) {
            Document document = new Document(
                    "s|post|" + i,
                    new SourceId("s"),
                    DocumentKind.POST,
                    URI.create("http://s.example/" + i),
                    "T" + i,
                    null,
                    null,
                    text,
                    List.of(),
                    "en",
                    List.of(),
                    List.of(),
                    Details.NONE);
            Instant seen = START.minusSeconds(i);
            corpus.index().put(new IndexedDocument(document, seen, seen, 1, i + 1, List.of()));
        }

        HuntWorker worker() {
            return new HuntWorker(database, corpus.index(), queries, clock);
        }

        long hunt(HuntKind kind, String scope, String pattern) {
            return table.add("akira", "h", kind, scope, pattern, now);
        }

        Hunt at(long id) {
            return table.one(id).orElseThrow();
        }

        List<HuntTable.Result> results(long id) {
            return table.results(id, 0, 100_000);
        }

        void toTheEnd(HuntWorker worker) {
            for (int pages = 0; worker.step(); pages++) {
                assertThat(pages).isLessThan(100);
            }
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfHuntFindsItsDocumentsWithTheirPlaces(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long rule = archive.hunt(HuntKind.RULE, "*", RULE);
            long values = archive.hunt(HuntKind.VALUES, "*", "lamp");
            long query = archive.hunt(HuntKind.QUERY, "lamp", "");
            archive.toTheEnd(archive.worker());
            assertThat(archive.results(rule)).hasSize(DOCUMENTS / 3);
            assertThat(archive.results(values)).isEqualTo(archive.results(rule));
            assertThat(archive.results(query)).isEqualTo(archive.results(rule));
            assertThat(archive.results(rule).getFirst().spans())
                    .containsExactly(new andon.vocabulary.Span("T0\na ".length(), "T0\na LAMP".length()));
            Hunt done = archive.at(rule);
            assertThat(done.state()).isEqualTo(HuntState.DONE);
            assertThat(done.lookedAt()).isEqualTo(DOCUMENTS);
            assertThat(done.percent()).isEqualTo(100);
            assertThat(done.full()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHuntThatIsKilledAfterAnyPageFindsTheSameAsOneThatIsNot(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long whole = archive.hunt(HuntKind.RULE, "*", RULE);
            archive.toTheEnd(archive.worker());
            for (int pages = 0; pages < 6; pages++) {
                long id = archive.hunt(HuntKind.RULE, "*", RULE);
                HuntWorker killed = archive.worker();
                for (int i = 0; i < pages; i++) {
                    killed.step();
                }
                // Its lease stands: nobody else may work on it before that is over.
                assertThat(archive.worker().step()).isEqualTo(pages == 0);
                now = now.plus(HuntWorker.LEASE).plus(HuntWorker.LEASE);
                archive.toTheEnd(archive.worker());
                assertThat(archive.at(id).state()).isEqualTo(HuntState.DONE);
                assertThat(archive.results(id)).isEqualTo(archive.results(whole));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHuntOfManyTimesKeepsItsPlace(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long id = archive.hunt(HuntKind.RULE, "seen:9d ".repeat(100).strip(), RULE);
            HuntWorker worker = archive.worker();
            worker.step();
            assertThat(archive.at(id).place()).hasSizeGreaterThan(500);
            archive.toTheEnd(worker);
            assertThat(archive.at(id).state()).isEqualTo(HuntState.DONE);
            assertThat(archive.results(id)).hasSize(DOCUMENTS / 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerThatComesBackFromTheDeadChangesNothing(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long id = archive.hunt(HuntKind.RULE, "*", RULE);
            HuntWorker late = archive.worker();
            late.step();
            Hunt stale = archive.at(id);
            now = now.plus(HuntWorker.LEASE);
            HuntWorker next = archive.worker();
            next.step();
            Hunt before = archive.at(id);
            assertThat(archive.table.advance(id, "late", stale, now)).isFalse();
            assertThat(late.step()).isFalse();
            assertThat(archive.at(id)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPausedHuntRestsAndGoesOnAndACancelledOneEnds(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long id = archive.hunt(HuntKind.RULE, "*", RULE);
            HuntWorker worker = archive.worker();
            worker.step();
            assertThat(archive.table.move(id, List.of(HuntState.RUNNING), HuntState.PAUSED, now))
                    .isTrue();
            assertThat(worker.step()).isFalse();
            assertThat(archive.at(id).lookedAt()).isEqualTo(HuntWorker.PAGE);
            assertThat(archive.at(id).percent()).isBetween(1, 99);
            assertThat(archive.table.move(id, List.of(HuntState.PAUSED), HuntState.QUEUED, now))
                    .isTrue();
            archive.toTheEnd(worker);
            assertThat(archive.results(id)).hasSize(DOCUMENTS / 3);
            assertThat(archive.table.move(id, List.of(HuntState.RUNNING), HuntState.CANCELLED, now))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHuntWhoseIndexWasMadeAnewBeginsAgainAndADamagedOneFails(TestDatabase kind) {
        try (Archive archive = new Archive(kind)) {
            long id = archive.hunt(HuntKind.RULE, "*", RULE);
            HuntWorker worker = archive.worker();
            worker.step();
            archive.database
                    .sql()
                    .sql("update hunt set place = 'of another index' where id = ?")
                    .param(id)
                    .update();
            archive.toTheEnd(worker);
            assertThat(archive.at(id).state()).isEqualTo(HuntState.DONE);
            assertThat(archive.at(id).lookedAt()).isEqualTo(DOCUMENTS);
            assertThat(archive.results(id)).hasSize(DOCUMENTS / 3);
            long unreadable = archive.hunt(HuntKind.RULE, "*", "rule of tomorrow");
            archive.toTheEnd(worker);
            assertThat(archive.at(unreadable).state()).isEqualTo(HuntState.FAILED);
            assertThat(archive.at(unreadable).problem()).contains("line 1");
        }
    }
}
