package andon.corpus.ledger;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.corpus.ledger.DocumentLedger.Change;
import andon.corpus.ledger.DocumentLedger.History;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.database.Database;
import andon.vocabulary.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlDocumentLedgerTest {
    private static final String LONG = "Selling VPN access to a manufacturer in Germany, domain admin, 2000 hosts.";

    @ParameterizedTest
    @EnumSource
    void seeingTheSameTextAgainIsNoChangeAndAnEditIsOne(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document first = document("1").text("one").build();
            Document edited = document("1").text("one two").build();
            assertThat(ledger.record(first, capture(1)))
                    .isEqualTo(new Sighting(Change.NEW, START.plusSeconds(60), START.plusSeconds(60), 1, first.id()));
            assertThat(ledger.record(document("1").text("one \n").build(), capture(2))
                            .change())
                    .isEqualTo(Change.UNCHANGED);
            assertThat(ledger.record(edited, capture(3)))
                    .isEqualTo(
                            new Sighting(Change.CHANGED, START.plusSeconds(60), START.plusSeconds(180), 2, first.id()));
            History history = ledger.history(first.id()).orElseThrow();
            assertThat(history.versions())
                    .extracting(DocumentLedger.Version::captureSeq)
                    .containsExactly(1L, 3L);
            assertThat(history.lastSeen()).isEqualTo(START.plusSeconds(180));
        }
    }

    @ParameterizedTest
    @EnumSource
    void replayGivesTheSameAnswersAndChangesNothing(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document first = document("1").text("one").build();
            Document edited = document("1").text("one two").build();
            Sighting one = ledger.record(first, capture(1));
            Sighting two = ledger.record(edited, capture(2));
            History before = ledger.history(first.id()).orElseThrow();
            assertThat(ledger.record(first, capture(1))).isEqualTo(one);
            assertThat(ledger.record(edited, capture(2))).isEqualTo(two);
            assertThat(ledger.history(first.id())).hasValue(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOldCaptureReadByNewRulesAddsNoVersion(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document first = document("1").text("one").build();
            ledger.record(first, capture(1));
            ledger.record(document("1").text("one two").build(), capture(5));
            Sighting sighting =
                    ledger.record(document("1").text("cut otherwise").build(), capture(3));
            assertThat(sighting.change()).isEqualTo(Change.UNCHANGED);
            assertThat(sighting.version()).isEqualTo(1);
            assertThat(ledger.history(first.id()).orElseThrow().versions()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goingBackToAnEarlierTextIsThatEarlierVersion(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document a = document("1").text("a").build();
            ledger.record(a, capture(1));
            ledger.record(document("1").text("b").build(), capture(2));
            Sighting back = ledger.record(a, capture(3));
            assertThat(back.change()).isEqualTo(Change.UNCHANGED);
            assertThat(back.version()).isEqualTo(1);
            assertThat(ledger.history(a.id()).orElseThrow().versions()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void copiesOfALongTextShareTheClusterOfTheFirstAlsoAfterAnEdit(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document original = document("1").text(LONG).build();
            Document mirror = document("9")
                    .source("other")
                    .text(LONG.toUpperCase(java.util.Locale.ROOT).replace(",", " – "))
                    .build();
            ledger.record(original, capture(1));
            assertThat(ledger.record(mirror, capture(2)).cluster()).isEqualTo(original.id());
            String more = LONG + " Price lowered.";
            assertThat(ledger.record(document("1").text(more).build(), capture(3))
                            .cluster())
                    .isEqualTo(original.id());
            assertThat(ledger.record(document("7").text(more).build(), capture(4))
                            .cluster())
                    .isEqualTo(original.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shortTextsAndEqualTextsUnderOtherTitlesAreNoCopies(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            ledger.record(document("1").text("vouch, good seller").build(), capture(1));
            Document again = document("2").text("vouch, good seller").build();
            assertThat(ledger.record(again, capture(1)).cluster()).isEqualTo(again.id());
            ledger.record(document("3").title("Acme Corp").text(LONG).build(), capture(2));
            Document other = document("4").title("Norwind AG").text(LONG).build();
            assertThat(ledger.record(other, capture(2)).cluster()).isEqualTo(other.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCursorNeverMovesBack(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            assertThat(ledger.indexedSeq()).isZero();
            ledger.indexedUpTo(7);
            ledger.indexedUpTo(3);
            assertThat(ledger.indexedSeq()).isEqualTo(7);
            assertThat(ledger.history(document("none").build().id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRolledBackSightingLeavesNothing(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document document = document("1").text(LONG).build();
            try {
                database.inTransaction(() -> {
                    ledger.record(document, capture(1));
                    throw new IllegalStateException("crash");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("crash");
            }
            assertThat(ledger.history(document.id())).isEmpty();
        }
    }
}
