package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.searchapi.exports.StixParts;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says of a finding's document: each thing under an id of its own, and what changes under its id with a later time. */
class KnownStixTest {
    private static final Instant LOOKED = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-01T09:00:00Z");
    private static final String MALWARE = "malware--7d2e1c6a-0c1c-4b7e-9d52-111111111111";
    private static final String OBSERVED = "observed-data--7d2e1c6a-0c1c-4b7e-9d52-222222222222";

    private static Threat offer(String target) {
        return new Threat(
                ThreatCategory.ACCESS_SALE,
                Severity.HIGH,
                List.of(Reason.of(Reason.Cause.ACCESS_OFFERED, "access")),
                new ThreatFacts(target, null, List.of(), null, null, null, null));
    }

    private static IndexedDocument document(Instant changedAt, Threat... threats) {
        Document document = new Document(
                "forum|post|1",
                new SourceId("forum"),
                DocumentKind.POST,
                URI.create("http://forum.example/1"),
                null,
                null,
                null,
                "Two accesses for sale",
                List.of(),
                "en",
                List.of(),
                List.of(threats),
                Details.NONE);
        return new IndexedDocument(document, SEEN, changedAt, 1, 1, List.of());
    }

    private static ReportContent content() {
        return new ReportContent(
                new Request(
                        7,
                        new OrganisationId("acme"),
                        RequestType.DARK_WEB_SEARCH,
                        Priority.ROUTINE,
                        Tlp.AMBER,
                        RequestState.ACCEPTED,
                        new Question.DarkWebSearch(
                                "Acme", null, "Is it sold?", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 1)),
                        "mina",
                        LOOKED,
                        LOOKED,
                        LOOKED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "Acme",
                new Casework(List.of(), List.of(), List.of(), List.of()),
                null,
                new FirstLook(LOOKED, "acme", 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                LOOKED,
                Locale.ENGLISH,
                Tlp.AMBER);
    }

    /** By id. */
    private static Map<String, Map<String, Object>> said(IndexedDocument document, Instant captured, Instant pinned) {
        Map<String, Map<String, Object>> objects = new TreeMap<>();
        StixParts parts = new StixParts(Tlp.AMBER);
        new KnownStix(content(), parts, "identity--7d2e1c6a-0c1c-4b7e-9d52-333333333333", object -> {
                    String id = (String) Objects.requireNonNull(object.get("id"));
                    objects.putIfAbsent(id, object);
                    return id;
                })
                .document(
                        document,
                        List.of(new StixParts.Part(MALWARE, "1", Map.of())),
                        List.of(OBSERVED),
                        captured,
                        pinned);
        return objects;
    }

    private static List<String> times(Map<String, Map<String, Object>> said) {
        return said.values().stream()
                .map(object -> (String) Objects.requireNonNull(object.get("modified")))
                .distinct()
                .toList();
    }

    @Test
    void twoThreatsOfOneCategoryAreTwoNotes() {
        assertThat(said(document(SEEN, offer("Acme"), offer("Norwind")), SEEN, LOOKED)
                        .values())
                .filteredOn(object -> Objects.equals(object.get("type"), "note"))
                .extracting(note -> note.get("content"))
                .containsExactlyInAnyOrder("target: Acme", "target: Norwind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured", "pinned", "changed"})
    void whatChangesUnderItsIdHasALaterTime(String what) {
        Instant later = LOOKED.plus(Duration.ofDays(3));
        Map<String, Map<String, Object>> before = said(document(SEEN, offer("Acme")), SEEN, SEEN);
        Map<String, Map<String, Object>> after = said(
                document(what.equals("changed") ? later : SEEN, offer("Acme")),
                what.equals("captured") ? later : SEEN,
                what.equals("pinned") ? later : SEEN);

        assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(2);
        assertThat(times(before)).containsExactly(StixParts.timestamp(LOOKED));
        assertThat(times(after)).containsExactly(StixParts.timestamp(later));
    }
}
