package andon.searchapi.requests;

import andon.searchapi.exports.StixParts;
import andon.searchapi.exports.StixParts.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as a STIX 2.1 bundle: who made it and for whom, the TLP marking, for each finding what was observed (address,
 * SHA-256 of the body, the WARC record as an external reference) with the analyst's note, what its document names with the
 * indicators in it, the facts of {@link KnownStix}, a course of action for each countermeasure, and the report that holds them
 * together.
 */
final class ReportStix {
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReportContent content;
    private final StixParts parts;
    /** By id: what several findings share stands once. */
    private final Map<String, Object> objects = new LinkedHashMap<>();

    private ReportStix(ReportContent content) {
        this.content = content;
        this.parts = new StixParts(content.tlp());
    }

    static byte[] write(ReportContent content) {
        return JSON.writeValueAsBytes(new ReportStix(content).bundle());
    }

    private Map<String, Object> bundle() {
        add(parts.andon());
        add(parts.marking());
        String customer = customer();
        content.casework().findings().forEach(this::finding);
        KnownStix known = new KnownStix(content, parts, customer, this::add);
        documents(known);
        known.firstLook(vulnerability());
        for (Casework.Countermeasure measure : content.casework().countermeasures()) {
            countermeasure(measure, customer);
        }
        String report = report();
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("type", "bundle");
        bundle.put("id", "bundle--" + report.substring("report--".length()));
        bundle.put("objects", objects.values());
        return bundle;
    }

    private void add(Part part) {
        objects.putIfAbsent(part.id(), part.object());
    }

    private String add(Map<String, Object> object) {
        String id = idOf(object);
        objects.putIfAbsent(id, object);
        return id;
    }

    private static String idOf(Map<String, Object> object) {
        return (String) Objects.requireNonNull(object.get("id"));
    }

    private String customer() {
        Instant filed = content.request().filedAt();
        Map<String, Object> identity = parts.object(
                "identity", filed, filed, content.request().organisation().value());
        identity.put("name", content.organisation());
        identity.put("identity_class", "organization");
        return add(identity);
    }

    private void finding(Casework.Finding finding) {
        String url = add(parts.observable("url", "value", finding.address()));
        String body = add(parts.observable("file", "hashes", Map.of("SHA-256", finding.payloadSha256())));
        Map<String, Object> seen = observed(finding);
        seen.put("first_observed", StixParts.timestamp(finding.capturedAt()));
        seen.put("last_observed", StixParts.timestamp(finding.capturedAt()));
        seen.put("number_observed", 1);
        seen.put("object_refs", List.of(url, body));
        seen.put(
                "external_references",
                List.of(Map.of(
                        "source_name",
                        "andon-evidence",
                        "external_id",
                        "capture " + finding.captureSeq(),
                        "description",
                        "WARC record in " + finding.warcFile() + " at " + finding.warcOffset()
                                + ", SHA-256 of the body " + finding.payloadSha256())));
        String observed = add(seen);
        Map<String, Object> note = parts.object("note", finding.pinnedAt(), changed(finding), observed);
        note.put("abstract", StixParts.cut(titleOf(finding), MAX_NAME));
        note.put("content", content(finding));
        note.put("authors", List.of(finding.pinnedBy()));
        note.put("object_refs", List.of(observed));
        note.put(
                "labels",
                List.of(
                        "judgement:" + finding.judgement().word(),
                        "admiralty:" + finding.admiralty().code()));
        finding.admiralty().confidence().ifPresent(confidence -> note.put("confidence", confidence));
        add(note);
    }

    private static String content(Casework.Finding finding) {
        StringBuilder text = new StringBuilder(finding.note());
        for (Casework.Passage passage : finding.passages()) {
            text.append("\n\n\"").append(passage.words()).append('"');
            if (!passage.note().equals(finding.note())) {
                text.append('\n').append(passage.note());
            }
        }
        return StixParts.cut(text.toString(), MAX_TEXT);
    }

    private static Instant changed(Casework.Finding finding) {
        Instant judged = finding.judgedAt();
        Instant changed = judged == null ? finding.pinnedAt() : judged;
        for (Casework.Passage passage : finding.passages()) {
            changed = passage.pinnedAt().isAfter(changed) ? passage.pinnedAt() : changed;
        }
        return changed;
    }

    private Map<String, Object> observed(Casework.Finding finding) {
        return parts.object(
                "observed-data",
                finding.capturedAt(),
                finding.pinnedAt(),
                Long.toString(content.request().id()),
                Long.toString(finding.id()));
    }

    private static String titleOf(Casework.Finding finding) {
        return finding.title() == null || finding.title().isBlank() ? finding.documentId() : finding.title();
    }

    /** What the documents name; an indicator is based on the observation of the document that it was read in. */
    private void documents(KnownStix known) {
        Map<String, List<String>> observedBy = content.casework().findings().stream()
                .collect(Collectors.groupingBy(
                        Casework.Finding::documentId,
                        Collectors.mapping(finding -> idOf(observed(finding)), Collectors.toList())));
        Map<String, Instant> last = latest(Casework.Finding::capturedAt);
        Map<String, Instant> pinned = latest(Casework.Finding::pinnedAt);
        content.documents().forEach(document -> {
            List<String> seen = observedBy.getOrDefault(document.id().value(), List.of());
            List<Part> named = parts.of(document);
            for (Part part : named) {
                add(part);
                if (part.id().startsWith("indicator--")) {
                    for (String observed : seen) {
                        relation(
                                "based-on",
                                part.id(),
                                observed,
                                content.request().filedAt());
                    }
                }
            }
            String id = document.id().value();
            known.document(
                    document,
                    named,
                    seen,
                    last.getOrDefault(id, document.firstSeen()),
                    pinned.getOrDefault(id, document.firstSeen()));
        });
    }

    /** By document, of its findings. */
    private Map<String, Instant> latest(Function<Casework.Finding, Instant> time) {
        return content.casework().findings().stream()
                .collect(Collectors.toMap(
                        Casework.Finding::documentId, time, (one, other) -> one.isAfter(other) ? one : other));
    }

    private @Nullable String vulnerability() {
        if (content.request().question() instanceof Question.Vulnerability asked) {
            Map<String, Object> vulnerability = parts.object(
                    "vulnerability",
                    content.request().filedAt(),
                    content.request().filedAt(),
                    asked.cve());
            vulnerability.put("name", asked.cve());
            vulnerability.put("external_references", List.of(Map.of("source_name", "cve", "external_id", asked.cve())));
            return add(vulnerability);
        }
        return null;
    }

    private void countermeasure(Casework.Countermeasure measure, String customer) {
        Map<String, Object> action = parts.object(
                "course-of-action",
                measure.recommendedAt(),
                measure.recommendedAt(),
                Long.toString(content.request().id()),
                Long.toString(measure.id()));
        action.put("name", StixParts.cut(measure.action(), MAX_NAME));
        action.put(
                "description",
                measure.action() + "\nOwner: " + measure.owner()
                        + (measure.due() == null ? "" : "\nDue: " + measure.due()) + "\nState: "
                        + measure.state().word());
        if (!measure.mitigations().isEmpty()) {
            action.put(
                    "external_references",
                    measure.mitigations().stream()
                            .map(m -> Map.of("source_name", "mitre-attack", "external_id", m))
                            .toList());
        }
        String id = add(action);
        relation("related-to", id, customer, measure.recommendedAt());
        objects.keySet().stream()
                .filter(known -> known.startsWith("vulnerability--")
                        && content.request().question() instanceof Question.Vulnerability)
                .toList()
                .forEach(weakness -> relation("mitigates", id, weakness, measure.recommendedAt()));
    }

    private List<String> labels(boolean answered) {
        List<String> labels =
                new ArrayList<>(List.of(content.request().type().word(), answered ? "answered" : "draft"));
        if (content.answer() != null) {
            labels.add("answer-version:" + content.answer().version());
        }
        return labels;
    }

    private void relation(String type, String from, String to, Instant at) {
        Map<String, Object> relation = parts.object("relationship", at, at, type, from, to);
        relation.put("relationship_type", type);
        relation.put("source_ref", from);
        relation.put("target_ref", to);
        add(relation);
    }

    private String report() {
        Request request = content.request();
        Instant answered = content.answeredAt();
        Instant published = answered == null ? content.madeAt() : answered;
        Instant created = request.filedAt();
        Map<String, Object> report = parts.object(
                "report", created, published.isBefore(created) ? created : published, Long.toString(request.id()));
        report.put("name", StixParts.cut(request.question().subject(), MAX_NAME));
        String assessment = content.casework().commentary().stream()
                .map(Casework.Commentary::body)
                .collect(Collectors.joining("\n\n"));
        report.put(
                "description",
                StixParts.cut(assessment.isBlank() ? request.question().text() : assessment, MAX_TEXT));
        report.put("report_types", List.of("threat-report"));
        report.put("published", StixParts.timestamp(published));
        report.put("lang", content.language().getLanguage());
        report.put("labels", labels(answered != null));
        report.put(
                "object_refs",
                objects.keySet().stream()
                        .filter(id -> !id.startsWith("marking-definition--"))
                        .toList());
        return add(report);
    }
}
