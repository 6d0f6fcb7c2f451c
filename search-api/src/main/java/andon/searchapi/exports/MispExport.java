package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.Tlp;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** MISP events, one a document, in the envelope of MISP's own exports. */
final class MispExport implements ExportWriter {
    /** More values of one document are left out. */
    static final int MAX_VALUES = 500;

    private static final int MAX_INFO = 200;
    private static final int MAX_TEXT = 10_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final MispEvent.Creator ANDON =
            new MispEvent.Creator("Andon", NamedUuid.of("organisation", "Andon").toString());

    private final JsonGenerator json;
    private final Tlp tlp;

    MispExport(OutputStream out, Tlp tlp) {
        this.json = JSON.createGenerator(out);
        this.tlp = tlp;
    }

    /** A type of MISP's with a category that allows it. */
    private record Kind(String type, String category) {}

    @Override
    public void begin() {
        json.writeStartObject();
        json.writeArrayPropertyStart("response");
    }

    @Override
    public void write(IndexedDocument document, @Nullable String resume) {
        json.writeStartObject();
        json.writePOJOProperty("Event", event(document));
        json.writeEndObject();
    }

    @Override
    public void flush() {
        json.flush();
    }

    @Override
    public void end(String resume) {
        json.writeEndArray();
        json.writeStringProperty("resume", resume);
        json.writeEndObject();
        json.flush();
    }

    private MispEvent event(IndexedDocument indexed) {
        Document document = indexed.document();
        String title = document.title() == null || document.title().isBlank() ? document.text() : document.title();
        List<MispEvent.Tag> tags = new ArrayList<>();
        tags.add(new MispEvent.Tag("tlp:" + tlp.word()));
        document.threats().stream()
                .map(t -> "andon:threat=\"" + t.category().word() + "\"")
                .distinct()
                .forEach(name -> tags.add(new MispEvent.Tag(name)));
        return new MispEvent(
                NamedUuid.of("event", indexed.id().value()).toString(),
                title.isBlank() ? indexed.id().value() : StixDocument.cut(title.strip(), MAX_INFO),
                indexed.firstSeen().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                Long.toString(indexed.changedAt().getEpochSecond()),
                MispEvent.threatLevel(document.severity()),
                "2",
                "0",
                false,
                ANDON,
                tags,
                attributes(indexed));
    }

    private static List<MispEvent.Attribute> attributes(IndexedDocument indexed) {
        Map<String, MispEvent.Attribute> attributes = new LinkedHashMap<>();
        Document document = indexed.document();
        add(
                attributes,
                indexed,
                new Kind("link", "External analysis"),
                document.address().toString(),
                "address");
        if (!document.text().isBlank()) {
            String text = StixDocument.cut(document.text(), MAX_TEXT);
            add(attributes, indexed, new Kind("text", "External analysis"), text, "text");
        }
        document.entities().stream()
                .limit(MAX_VALUES)
                .forEach(entity -> add(
                        attributes,
                        indexed,
                        kind(entity),
                        entity.value(),
                        entity.type().word()));
        return List.copyOf(attributes.values());
    }

    private static void add(
            Map<String, MispEvent.Attribute> attributes,
            IndexedDocument indexed,
            Kind kind,
            String value,
            String comment) {
        String uuid = NamedUuid.of("attribute", indexed.id().value(), kind.type(), comment, value)
                .toString();
        attributes.putIfAbsent(
                uuid,
                new MispEvent.Attribute(
                        uuid,
                        kind.type(),
                        kind.category(),
                        value,
                        // That a value is written somewhere does not make it malicious.
                        false,
                        comment,
                        Long.toString(indexed.changedAt().getEpochSecond()),
                        "5"));
    }

    /** Masked values are text: MISP would refuse them as what they stand for. */
    private static Kind kind(Entity entity) {
        if (entity.value().contains("•")) {
            return new Kind("text", "Other");
        }
        return switch (entity.type()) {
            case ORGANIZATION -> new Kind("target-org", "Targeting data");
            case EMAIL_ADDR -> new Kind("email", "Network activity");
            case IPV4_ADDR, IPV6_ADDR -> new Kind("ip-dst", "Network activity");
            case DOMAIN_NAME, ONION_ADDRESS -> new Kind("domain", "Network activity");
            case URL -> new Kind("url", "Network activity");
            case MD5 -> new Kind("md5", "Payload delivery");
            case SHA1 -> new Kind("sha1", "Payload delivery");
            case SHA256 -> new Kind("sha256", "Payload delivery");
            case CVE -> new Kind("vulnerability", "External analysis");
            case MALWARE -> new Kind("malware-type", "Payload delivery");
            case THREAT_ACTOR -> new Kind("threat-actor", "Attribution");
            case BTC_ADDRESS -> new Kind("btc", "Financial fraud");
            case XMR_ADDRESS -> new Kind("xmr", "Financial fraud");
            case IBAN -> new Kind("iban", "Financial fraud");
            case PHONE_NUMBER -> new Kind("phone-number", "Financial fraud");
            case ETH_ADDRESS, MESSAGING_HANDLE, ATTACK_PATTERN, CREDENTIAL, PAYMENT_CARD, PGP_KEY, API_KEY ->
                new Kind("text", "Other");
        };
    }
}
