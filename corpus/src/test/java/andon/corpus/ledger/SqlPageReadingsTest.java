package andon.corpus.ledger;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
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
    void daysWithNewsAreThoseOfUtcHoweverManyCapturesTheyHave(EachDatabase kind) {
        try (Database database = kind.open()) {
            PageReadings readings = new SqlPageReadings(database);
            Instant midnight = Instant.parse("2026-11-02T00:00:00Z");
            note(readings, 1, midnight.minusSeconds(1), 1);
            note(readings, 2, midnight, 3);
            note(readings, 3, midnight.plusSeconds(86_399), 1);
            note(readings, 4, midnight.plusSeconds(86_400), 0);
            SourceId source = capture(1).source();
            assertThat(readings.freshDays(source, midnight.minusSeconds(1), midnight.plusSeconds(172_800)))
                    .isEqualTo(2);
            assertThat(readings.freshDays(source, midnight, midnight.plusSeconds(172_800)))
                    .isEqualTo(1);
            assertThat(readings.freshDays(source, midnight.minusSeconds(1), midnight))
                    .isEqualTo(1);
        }
    }

    private static void note(PageReadings readings, long seq, Instant at, int fresh) {
        Capture capture = capture(seq);
        readings.note(
                new Capture(
                        capture.seq(),
                        capture.source(),
                        capture.address(),
                        at,
                        capture.status(),
                        capture.mediaType(),
                        capture.location(),
                        capture.payloadSha256()),
                fresh,
                fresh);
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
