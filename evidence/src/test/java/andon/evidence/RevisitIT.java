package andon.evidence;

import static andon.evidence.StoreFixture.notModified;
import static andon.evidence.StoreFixture.page;
import static andon.evidence.StoreFixture.repeating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.evidence.EvidenceStore.Verification;
import andon.evidence.Exchange.Kind;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Content that was seen again is not kept again, and can be read as if it were. */
class RevisitIT {
    private static final String BODY = "the same text ".repeat(500);

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void bodyThatCameAgainIsReadFromItsFirstCapture(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            Capture first = store.append(page("a", BODY), capture -> {});
            Capture again = store.append(again("b", BODY, first), capture -> {});
            Capture onceMore = store.append(again("a", BODY, again), capture -> {});

            assertThat(first.bodySeq()).isEmpty();
            assertThat(again.bodySeq()).hasValue(1);
            assertThat(onceMore.bodySeq()).hasValue(1);
            assertThat(store.after(0, 9)).containsExactly(first, again, onceMore);
            assertThat(again.payloadSha256()).isEqualTo(first.payloadSha256());
            assertThat(again.mediaType()).isEqualTo("text/html");
            for (Capture capture : List.of(again, onceMore)) {
                CapturedResponse response = store.read(capture);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.body()).asString().isEqualTo(BODY);
                assertThat(response.header("Content-Type")).contains("Text/HTML; charset=utf-8");
            }
            assertThat(store.verify()).isEqualTo(new Verification(3, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageThatWasNotModifiedIsReadAsItWas(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            Capture first = store.append(
                    page(
                            "a",
                            BODY.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            List.of(new Header("ETag", "\"1\""), new Header("X-Old", "kept"))),
                    capture -> {});
            Capture again = store.append(notModified("a", first.seq()), capture -> {});

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.mediaType()).isEqualTo("text/html");
            assertThat(again.bodySeq()).hasValue(1);
            CapturedResponse response = store.read(again);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).asString().isEqualTo(BODY);
            assertThat(response.headers())
                    .containsExactly(
                            new Header("Content-Type", "Text/HTML; charset=utf-8"),
                            new Header("X-Old", "kept"),
                            new Header("ETag", "\"2\""));
            assertThat(store.verify()).isEqualTo(new Verification(2, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bodyThatIsAnotherAfterAllIsKept(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            Capture first = store.append(page("a", BODY), capture -> {});
            Capture changed = store.append(again("a", BODY + "!", first), capture -> {});
            assertThat(changed.bodySeq()).isEmpty();
            assertThat(store.read(changed).body()).asString().isEqualTo(BODY + "!");
        }
    }

    @ParameterizedTest
    @EnumSource
    void revisitOfNothingIsRefused(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            assertThatThrownBy(() -> store.prepare(notModified("a", 7)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("capture 7");
            assertThatThrownBy(() -> repeating(page("a", BODY), 1, Kind.NOT_MODIFIED))
                    .hasMessageContaining("304 without a body, not by 200 with 7000 bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bodyIsKeptAgainWhereItsFirstCaptureIsLost(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open(1)) {
            Capture first = store.append(page("a", BODY), capture -> {});
            store.append(page("b", "another file"), capture -> {});
            // Emptied, not deleted: under a clock that stands still its name would be taken again.
            Files.write(fixture.warcs().getFirst(), new byte[0]);
            Capture healed = store.append(again("a", BODY, first), capture -> {});
            assertThat(healed.bodySeq()).isEmpty();
            assertThat(store.read(healed).body()).asString().isEqualTo(BODY);

            Capture lost = store.append(notModified("a", first.seq()), capture -> {});
            assertThatThrownBy(() -> store.read(lost))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("capture 1 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void revisitThatWasMovedToAnotherBodyIsNamed(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            Capture first = store.append(page("a", BODY), capture -> {});
            store.append(page("b", "other"), capture -> {});
            Capture again = store.append(again("a", BODY, first), capture -> {});
            move(fixture, again, "2");
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(
                            fault -> assertThat(fault).contains("capture 3").contains("altered"));
            Capture moved = store.capture(3).orElseThrow();
            assertThat(moved.bodySeq()).hasValue(2);
            assertThatThrownBy(() -> store.read(moved)).hasMessageContaining("payload SHA-256");
            move(fixture, again, "null");
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(fault -> assertThat(fault).contains("altered"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkLooksAtWhatARevisitStandsFor(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            Capture first = store.append(page("a", BODY), capture -> {});
            store.append(page("b", "other"), capture -> {});
            store.append(again("a", BODY, first), capture -> {});
            // As a forger would, with a hash that fits: the row stands for itself, or for a later one, or another body.
            for (long seq : new long[] {3, 4, 2, -1}) {
                forge(fixture, store.capture(3).orElseThrow(), seq);
                assertThat(store.verify().firstBroken())
                        .hasValueSatisfying(
                                fault -> assertThat(fault).contains("capture 3").doesNotContain("altered"));
            }
        }
    }

    private static Exchange again(String path, String body, Capture before) {
        return repeating(page(path, body), before.seq(), Kind.IDENTICAL_PAYLOAD);
    }

    private static void move(StoreFixture fixture, Capture capture, String bodySeq) {
        fixture.database
                .sql()
                .sql("update capture_log set body_seq = " + bodySeq + " where seq = " + capture.seq())
                .update();
    }

    private static void forge(StoreFixture fixture, Capture capture, long bodySeq) {
        LogEntry entry = new CaptureLog(fixture.database).entry(capture.seq()).orElseThrow();
        Capture forged = new Capture(
                capture.seq(),
                capture.source(),
                capture.address(),
                capture.capturedAt(),
                capture.status(),
                capture.mediaType(),
                capture.location(),
                capture.payloadSha256(),
                OptionalLong.of(bodySeq));
        String hash = LogEntry.following(entry.previousHash(), forged, entry.endOffset(), entry.recordsSha256())
                .hash();
        move(fixture, capture, Long.toString(bodySeq));
        fixture.database
                .sql()
                .sql("update capture_log set entry_hash = ? where seq = ?")
                .params(hash, capture.seq())
                .update();
        fixture.database
                .sql()
                .sql("update capture_chain set last_hash = ?")
                .param(hash)
                .update();
    }
}
