package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Tlp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The STIX 2.1 objects that bundles other than an export of documents are made of too, with the same ids. */
public final class StixParts {
    /** The namespace of observables' ids (STIX 2.1, section 2.9). */
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StixObject.Marking marking;

    public StixParts(Tlp tlp) {
        this.marking = StixExport.marking(tlp);
    }

    /**
     * An object as it is written.
     *
     * @param version when it was changed last, in the standard's form
     */
    public record Part(String id, String version, Object object) {
        public String type() {
            return id.substring(0, id.indexOf("--"));
        }
    }

    /** A UUID that is always the same for the same parts. */
    public static UUID uuid(String... parts) {
        return NamedUuid.of(parts);
    }

    /** Who makes the bundle. */
    public Part andon() {
        return part(StixDocument.ANDON);
    }

    /** The TLP 2.0 marking that all objects carry. */
    public Part marking() {
        return part(marking);
    }

    /** What a document names (malware, actors, vulnerabilities, organisations, techniques) and the indicators in it. */
    public List<Part> of(IndexedDocument document) {
        StixDocument objects = new StixDocument(marking.id());
        return Stream.concat(objects.named(document).stream(), objects.indicators(document).stream())
                .map(StixParts::part)
                .toList();
    }

    /** The report on a document that refers to {@link #of} what it names. */
    public Part report(IndexedDocument document) {
        StixDocument objects = new StixDocument(marking.id());
        return part(objects.report(document, objects.named(document), objects.indicators(document), null));
    }

    private static Part part(StixObject object) {
        return new Part(
                object.id(),
                switch (object) {
                    case StixObject.Marking marking -> marking.created();
                    case StixObject.Named named -> named.modified();
                    case StixObject.Indicator indicator -> indicator.modified();
                    case StixObject.Report report -> report.modified();
                },
                object);
    }

    /**
     * The beginning of a domain or relationship object: its type, id, maker, times and marking.
     *
     * @param name what tells it from others of its type: the same parts give the same id
     */
    public Map<String, Object> object(String type, Instant created, Instant modified, String... name) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", StixDocument.VERSION);
        object.put(
                "id",
                type + "--"
                        + NamedUuid.of(Stream.concat(Stream.of(type, marking.id()), Stream.of(name))
                                .toArray(String[]::new)));
        object.put("created_by_ref", StixDocument.ANDON.id());
        object.put("created", timestamp(created));
        object.put("modified", timestamp(modified));
        object.put("object_marking_refs", List.of(marking.id()));
        return object;
    }

    /**
     * An observable, whose id follows from what it is: everybody's object for it is the same.
     *
     * @param property the one that its id is made of
     */
    public Map<String, Object> observable(String type, String property, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", StixDocument.VERSION);
        byte[] namespace = ByteBuffer.allocate(16)
                .putLong(OBSERVABLES.getMostSignificantBits())
                .putLong(OBSERVABLES.getLeastSignificantBits())
                .array();
        String canonical = JSON.writeValueAsString(Map.of(property, value));
        object.put("id", type + "--" + NamedUuid.of(namespace, canonical.getBytes(StandardCharsets.UTF_8)));
        object.put("object_marking_refs", List.of(marking.id()));
        object.put(property, value);
        return object;
    }

    /** A moment in the standard's form. */
    public static String timestamp(Instant instant) {
        return StixDocument.timestamp(instant);
    }

    /** The text, at most so long, not cut within a character. */
    public static String cut(String text, int max) {
        return StixDocument.cut(text, max);
    }
}
