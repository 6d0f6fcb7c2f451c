package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says a document in STIX. Ids rest on what a thing is, and an object with the same id has the same content wherever it
 * stands: names are objects of their own for all documents, an indicator belongs to the document that it was read in.
 */
final class StixDocument {
    static final String VERSION = "2.1";
    /** More values of one document are left out. */
    static final int MAX_VALUES = 500;

    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 10_000;

    /** Objects that stand for a name have no history: they were made once, with this namespace. */
    private static final String ALWAYS = "2026-01-01T00:00:00.000Z";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    static final StixObject.Named ANDON = new StixObject.Named(
            "identity",
            VERSION,
            "identity--" + NamedUuid.of("identity", "Andon"),
            null,
            ALWAYS,
            ALWAYS,
            "Andon",
            "system",
            null,
            null,
            null);

    private final List<String> marking;

    StixDocument(String marking) {
        this.marking = List.of(marking);
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    /** Malware, actors, vulnerabilities, techniques and organisations that the document names, each once. */
    List<StixObject> named(IndexedDocument indexed) {
        Map<String, StixObject> byId = new LinkedHashMap<>();
        values(indexed).forEach(entity -> {
            StixObject.Named named = switch (entity.type()) {
                case ORGANIZATION -> object("identity", entity.value(), "organization", null, null);
                case MALWARE -> object("malware", entity.value(), null, true, null);
                case THREAT_ACTOR -> object("threat-actor", entity.value(), null, null, null);
                case CVE -> object("vulnerability", entity.value(), null, null, "cve");
                case ATTACK_PATTERN ->
                    object(
                            "attack-pattern",
                            entity.value(),
                            null,
                            null,
                            TECHNIQUE.matcher(entity.value()).matches() ? "mitre-attack" : null);
                default -> null;
            };
            if (named != null) {
                byId.putIfAbsent(named.id(), named);
            }
        });
        return List.copyOf(byId.values());
    }

    private StixObject.Named object(
            String type,
            String name,
            @Nullable String identityClass,
            @Nullable Boolean family,
            @Nullable String catalogue) {
        return new StixObject.Named(
                type,
                VERSION,
                type + "--" + NamedUuid.of(type, name, marking.getFirst()),
                ANDON.id(),
                ALWAYS,
                ALWAYS,
                name,
                identityClass,
                family,
                catalogue == null ? null : List.of(new StixObject.Reference(catalogue, null, name)),
                marking);
    }

    List<StixObject.Indicator> indicators(IndexedDocument indexed) {
        Map<String, StixObject.Indicator> byPattern = new LinkedHashMap<>();
        values(indexed)
                .forEach(entity -> StixPattern.of(entity)
                        .ifPresent(pattern ->
                                byPattern.computeIfAbsent(pattern, p -> indicator(indexed, entity, pattern))));
        return List.copyOf(byPattern.values());
    }

    private StixObject.Indicator indicator(IndexedDocument indexed, Entity entity, String pattern) {
        boolean login = entity.type() == EntityType.CREDENTIAL;
        return new StixObject.Indicator(
                "indicator",
                VERSION,
                "indicator--" + NamedUuid.of("indicator", indexed.id().value(), pattern, marking.getFirst()),
                ANDON.id(),
                timestamp(indexed.firstSeen()),
                timestamp(indexed.changedAt()),
                cut(entity.type().word() + " " + pattern, MAX_NAME),
                // That a value is written somewhere does not make it malicious.
                List.of(login ? "compromised" : "unknown"),
                pattern,
                "stix",
                VERSION,
                timestamp(indexed.firstSeen()),
                (int) Math.round(entity.confidence() * 100),
                marking);
    }

    StixObject.Report report(
            IndexedDocument indexed,
            List<StixObject> named,
            List<StixObject.Indicator> indicators,
            @Nullable String resume) {
        Document document = indexed.document();
        List<String> refs = new ArrayList<>();
        named.forEach(object -> refs.add(object.id()));
        indicators.forEach(object -> refs.add(object.id()));
        if (refs.isEmpty()) {
            // A report refers to at least one object.
            refs.add(ANDON.id());
        }
        List<String> labels = Stream.concat(
                        document.threats().stream().map(t -> t.category().word()),
                        Stream.ofNullable(document.severity()).map(s -> "severity-" + s.word()))
                .distinct()
                .toList();
        String title = document.title() == null || document.title().isBlank() ? document.text() : document.title();
        return new StixObject.Report(
                "report",
                VERSION,
                "report--" + NamedUuid.of("report", indexed.id().value(), marking.getFirst()),
                ANDON.id(),
                timestamp(indexed.firstSeen()),
                timestamp(indexed.changedAt()),
                title.isBlank() ? indexed.id().value() : cut(title.strip(), MAX_NAME),
                document.text().isBlank() ? null : cut(document.text(), MAX_DESCRIPTION),
                List.of("threat-report"),
                timestamp(indexed.firstSeen()),
                refs,
                labels.isEmpty() ? null : labels,
                LANGUAGE.matcher(document.language()).matches() ? document.language() : null,
                List.of(new StixObject.Reference(
                        document.source().value(), document.address().toString(), null)),
                marking,
                resume);
    }

    private static Stream<Entity> values(IndexedDocument indexed) {
        return indexed.document().entities().stream().limit(MAX_VALUES);
    }

    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
