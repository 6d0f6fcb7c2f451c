package andon.corpus.ledger;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Document;
import andon.vocabulary.DumpSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlDumpRowsTest {
    private static DumpSummary summary(long rows) {
        DumpSummary.Policy none = new DumpSummary.Policy(0, 0, 0, 0, 0, 0, 0, 0);
        return new DumpSummary(rows, rows, Map.of(), Map.of(), none, 0, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void rowsPostedBeforeAreRecycledAndTheirFirstDocumentsNamed(EachDatabase kind) {
        try (Database database = kind.open()) {
            DumpRows rows = new SqlDumpRows(database);
            Document first = document("1").text("a").build();
            Document second = document("2").text("b").build();
            Document third = document("3").text("c").build();
            long[] some = LongStream.range(-10_000, 10_000).toArray();
            assertThat(rows.record(first, summary(20_000), some, capture(1)).recycled())
                    .isZero();
            DumpSummary again = rows.record(second, summary(12), new long[] {5, 6, 7, 20_000, 20_001}, capture(2));
            assertThat(again.recycled()).isEqualTo(3);
            assertThat(again.earlier()).containsExactly(new DumpSummary.Earlier(first.id(), START.plusSeconds(60), 3));
            DumpSummary both = rows.record(third, summary(4), new long[] {1, 2, 20_000, 30_000}, capture(3));
            assertThat(both.recycled()).isEqualTo(3);
            assertThat(both.earlier())
                    .extracting(DumpSummary.Earlier::document)
                    .containsExactly(first.id(), second.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingADumpAgainGivesTheSameAnswer(EachDatabase kind) {
        try (Database database = kind.open()) {
            DumpRows rows = new SqlDumpRows(database);
            Document first = document("1").text("a").build();
            Document second = document("2").text("b").build();
            rows.record(first, summary(2), new long[] {1, 2}, capture(1));
            DumpSummary once = rows.record(second, summary(2), new long[] {2, 3}, capture(2));
            assertThat(rows.record(first, summary(2), new long[] {1, 2}, capture(1))
                            .recycled())
                    .isZero();
            assertThat(rows.record(second, summary(2), new long[] {2, 3}, capture(2)))
                    .isEqualTo(once);
        }
    }
}
