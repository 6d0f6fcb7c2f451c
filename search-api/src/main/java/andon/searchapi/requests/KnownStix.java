package andon.searchapi.requests;

import andon.corpus.index.IndexedDocument;
import andon.searchapi.exports.StixParts;
import andon.searchapi.exports.StixParts.Part;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatFacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a report in STIX 2.1: when and how often what the request is about was seen (observed-data where it is an
 * observable, a sighting where it is malware or a vulnerability), what the first look found and who says so (notes), and of the
 * findings' documents what each names and since when (sightings) and what it offers (notes).
 */
final class KnownStix {
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 10_000;
    /** Of observed-data and sightings (sections 4.14 and 5.2). */
    private static final long MAX_COUNT = 999_999_999;
    /** What is seen in a document, and does not only stand in it. */
    private static final Set<String> SIGHTED = Set.of("malware", "threat-actor", "vulnerability", "attack-pattern");

    private final ReportContent content;
    private final FirstLook look;
    private final StixParts parts;
    private final Bundle bundle;
    private final String customer;
    private final String request;

    /** What the objects are put into. */
    interface Bundle {
        /** Puts the object there, unless it is there already; says its id. */
        String put(Map<String, Object> object);
    }

    KnownStix(ReportContent content, StixParts parts, String customer, Bundle bundle) {
        this.content = content;
        this.look = content.look();
        this.parts = parts;
        this.customer = customer;
        this.bundle = bundle;
        this.request = Long.toString(content.request().id());
    }

    /** @param vulnerability what the request asks about; null if it asks about something else */
    void firstLook(@Nullable String vulnerability) {
        List<String> about = about(vulnerability);
        if (look.documents() > 0 && !look.timeline().isEmpty() && about.size() == 1) {
            seen(about.getFirst());
        }
        note("searched", searched(), about);
        for (int i = 0; i < look.facts().size(); i++) {
            FirstLook.Facts facts = look.facts().get(i);
            String said = facts.facts().stream().map(KnownStix::line).collect(Collectors.joining("\n"));
            if (!said.isEmpty()) {
                note(i + " " + facts.heading(), said, about);
            }
        }
    }

    private List<String> about(@Nullable String vulnerability) {
        List<String> about = switch (content.request().question()) {
            case Question.DarkWebSearch q -> List.of();
            case Question.Vulnerability q -> vulnerability == null ? List.of() : List.of(vulnerability);
            case Question.MalwareContext q -> List.of(indicator(q.indicator()));
            case Question.ThreatReport q ->
                q.indicators().stream().map(this::indicator).distinct().toList();
            case Question.MalwareSample q -> {
                String hash = q.isHash() ? q.sample() : sha256();
                yield hash.isEmpty() ? List.of() : List.of(file(hash));
            }
        };
        return about.isEmpty() ? List.of(customer) : about;
    }

    /** Of a sample in the store, as triage says it. */
    private String sha256() {
        return look.facts().stream()
                .flatMap(facts -> facts.facts().stream())
                .filter(fact -> fact.name().equals("sha256"))
                .map(FirstLook.Fact::value)
                .filter(value -> value.matches("[0-9a-f]{64}"))
                .findFirst()
                .orElse("");
    }

    private String indicator(Indicator indicator) {
        String value = indicator.value();
        return switch (indicator.kind()) {
            case HASH -> file(value);
            case URL -> bundle.put(parts.observable("url", "value", value));
            case DOMAIN -> bundle.put(parts.observable("domain-name", "value", value));
            case IP -> bundle.put(parts.observable(value.indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr", "value", value));
            case FAMILY -> {
                Map<String, Object> family = object("malware", value);
                family.put("name", value);
                family.put("is_family", true);
                yield bundle.put(family);
            }
        };
    }

    private String file(String hash) {
        String kind = switch (hash.length()) {
            case 32 -> "MD5";
            case 40 -> "SHA-1";
            default -> "SHA-256";
        };
        return bundle.put(parts.observable("file", "hashes", Map.of(kind, hash)));
    }

    private Map<String, Object> object(String type, String... name) {
        return object(type, look.takenAt(), name);
    }

    private Map<String, Object> object(String type, Instant modified, String... name) {
        List<String> names = new ArrayList<>(List.of(request));
        names.addAll(List.of(name));
        return parts.object(type, look.takenAt(), modified, names.toArray(String[]::new));
    }

    /** From the first day to the last on which a document with it was seen for the first time. */
    private void seen(String what) {
        Instant first =
                look.timeline().getFirst().day().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant last =
                look.timeline().getLast().day().atStartOfDay(ZoneOffset.UTC).toInstant();
        long count = Math.min(MAX_COUNT, look.documents());
        if (what.startsWith("malware--") || what.startsWith("vulnerability--")) {
            bundle.put(sighting(what, look.takenAt(), first, last, count, List.of(), "first look"));
        } else if (!what.equals(customer)) {
            Map<String, Object> observed = object("observed-data", "first look");
            observed.put("first_observed", StixParts.timestamp(first));
            observed.put("last_observed", StixParts.timestamp(last));
            observed.put("number_observed", count);
            observed.put("object_refs", List.of(what));
            bundle.put(observed);
        }
    }

    private Map<String, Object> sighting(
            String of, Instant modified, Instant first, Instant last, long count, List<String> observed, String name) {
        Map<String, Object> sighting = object("sighting", modified, of, name);
        sighting.put("first_seen", StixParts.timestamp(first));
        sighting.put("last_seen", StixParts.timestamp(last));
        sighting.put("count", count);
        sighting.put("sighting_of_ref", of);
        if (!observed.isEmpty()) {
            sighting.put("observed_data_refs", observed);
        }
        sighting.put("where_sighted_refs", List.of(parts.andon().id()));
        return sighting;
    }

    private String searched() {
        List<String> lines = new ArrayList<>();
        lines.add(look.searched() + ": " + look.documents() + " documents on " + look.takenAt());
        look.sources().forEach(count -> lines.add("source " + count.value() + ": " + count.documents()));
        look.threats().forEach(count -> lines.add("threat " + count.value() + ": " + count.documents()));
        for (FirstLook.Coverage coverage : look.coverage()) {
            lines.add("covered: " + coverage.name() + ", " + coverage.state()
                    + (coverage.lastVisit() == null ? "" : ", " + coverage.lastVisit()));
        }
        return String.join("\n", lines);
    }

    private static String line(FirstLook.Fact fact) {
        String source = fact.source() == null
                ? ""
                : " (" + fact.source() + (fact.asOf() == null ? "" : ", " + fact.asOf()) + ")";
        return fact.name() + ": " + fact.value() + source;
    }

    private void note(String heading, String text, List<String> about) {
        Map<String, Object> note = object("note", "first look", heading);
        note.put("abstract", StixParts.cut("First look: " + heading.replaceFirst("^[0-9]+ ", ""), MAX_NAME));
        note.put("content", StixParts.cut(text, MAX_TEXT));
        note.put("object_refs", about);
        bundle.put(note);
    }

    /**
     * What a finding's document says: what it names was seen, and what it offers.
     *
     * @param observed the ids of what was observed of it
     * @param last when it was captured last
     * @param pinned when it was pinned last
     */
    void document(IndexedDocument document, List<Part> named, List<String> observed, Instant last, Instant pinned) {
        if (observed.isEmpty()) {
            return;
        }
        Instant first = document.firstSeen();
        Instant end = last.isBefore(first) ? first : last;
        // Under one id another content needs a later time, or receivers keep the one that they have.
        Instant modified = Stream.of(look.takenAt(), end, pinned, document.changedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        for (Part part : named) {
            if (SIGHTED.contains(part.type())) {
                bundle.put(sighting(
                        part.id(),
                        modified,
                        first,
                        end,
                        1,
                        observed,
                        document.id().value()));
            }
        }
        List<Threat> threats = document.document().threats();
        for (int i = 0; i < threats.size(); i++) {
            Threat threat = threats.get(i);
            List<String> said = said(threat.facts());
            if (!said.isEmpty()) {
                Map<String, Object> note = object(
                        "note",
                        modified,
                        document.id().value(),
                        i + " " + threat.category().word());
                note.put("abstract", "Said of the " + threat.category().word());
                note.put("content", StixParts.cut(String.join("\n", said), MAX_TEXT));
                note.put("object_refs", observed);
                note.put("labels", List.of("severity:" + threat.severity().word()));
                bundle.put(note);
            }
        }
    }

    private static List<String> said(ThreatFacts facts) {
        List<String> said = new ArrayList<>();
        said(said, "target", facts.target());
        said(said, "actor", facts.actor());
        said(said, "access", facts.access().isEmpty() ? null : String.join(", ", facts.access()));
        said(said, "revenue", facts.revenue());
        said(said, "country", facts.country());
        said(said, "price", facts.price());
        said(said, "volume", facts.volume());
        return said;
    }

    private static void said(List<String> said, String name, @Nullable String value) {
        if (value != null) {
            said.add(name + ": " + Objects.requireNonNull(value));
        }
    }
}
