package andon.corpus.ledger;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlPageReadingsTest {
    @ParameterizedTest
    @EnumSource
    void newestReadingsComeFirstAndAReplayReplacesTheNumbers(EachDatabase kind) {
        try (Database database = kind.open()) {
            PageReadings readings = new SqlPageReadings(database);
            readings.note(capture(1), 8, 8);
            readings.note(capture(2), 7, 1);
            readings.note(capture(1), 9, 8);
            SourceId source = capture(1).source();
            assertThat(readings.last(source, 10))
                    .extracting(PageReading::captureSeq, PageReading::pieces, PageReading::fresh)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2L, 7, 1),
                            org.assertj.core.groups.Tuple.tuple(1L, 9, 8));
            assertThat(readings.last(source, 1)).hasSize(1);
            assertThat(readings.last(new SourceId("nobody"), 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void freshDocumentsAreCountedFromTheirCapturesTime(EachDatabase kind) {
        try (Database database = kind.open()) {
            PageReadings readings = new SqlPageReadings(database);
            readings.note(capture(1), 8, 8);
            readings.note(capture(2), 7, 1);
            SourceId source = capture(1).source();
            assertThat(readings.freshSince(source, START)).isEqualTo(9);
            assertThat(readings.freshSince(source, capture(2).capturedAt())).isEqualTo(1);
            assertThat(readings.freshSince(source, START.plusSeconds(86_400))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void mirrorsPageIsTheSamePage(EachDatabase kind) {
        try (Database database = kind.open()) {
            PageReadings readings = new SqlPageReadings(database);
            Capture first = capture(1);
            readings.note(first, 8, 8);
            URI mirror = URI.create("http://mirror.example" + first.address().getRawPath());
            assertThat(readings.newest(first.source(), mirror)).isPresent();
            assertThat(readings.newest(first.source(), URI.create("http://mirror.example/elsewhere?a=b")))
                    .isEmpty();
        }
    }
}
