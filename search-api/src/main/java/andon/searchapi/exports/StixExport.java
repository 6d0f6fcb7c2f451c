package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Tlp;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A STIX 2.1 bundle: who made it, its TLP marking, and for each document a report with what it names. */
final class StixExport implements ExportWriter {
    /** The objects that several documents share are remembered up to this number; then the export ends with its page. */
    static final int MAX_SHARED = 50_000;

    private static final String TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private static final String TLP_CREATED = "2022-10-01T00:00:00.000Z";
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final Exports.Asked asked;
    private final StixObject.Marking marking;
    private final StixDocument documents;
    private final Set<String> shared = new HashSet<>();

    StixExport(OutputStream out, Exports.Asked asked) {
        this.json = JSON.createGenerator(out);
        this.asked = asked;
        this.marking = marking(asked.tlp());
        this.documents = new StixDocument(marking.id());
    }

    @Override
    public void begin() {
        json.writeStartObject();
        json.writeStringProperty("type", "bundle");
        json.writeStringProperty(
                "id",
                "bundle--"
                        + NamedUuid.of(
                                "bundle",
                                asked.query(),
                                asked.tlp().word(),
                                asked.cursor().orElse("")));
        json.writeArrayPropertyStart("objects");
        json.writePOJO(StixDocument.ANDON);
        json.writePOJO(marking);
    }

    @Override
    public void write(IndexedDocument document, @Nullable String resume) {
        List<StixObject> named = documents.named(document);
        List<StixObject.Indicator> indicators = documents.indicators(document);
        for (StixObject object : named) {
            if (shared.add(object.id())) {
                json.writePOJO(object);
            }
        }
        indicators.forEach(json::writePOJO);
        json.writePOJO(documents.report(document, named, indicators, resume));
    }

    @Override
    public boolean full() {
        return shared.size() >= MAX_SHARED;
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void end(String resume) {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    /** The ids are those that OASIS published: everybody's TLP marking is the same object. */
    static StixObject.Marking marking(Tlp tlp) {
        String id = switch (tlp) {
            case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
            case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
            case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
            case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
            case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
        };
        return new StixObject.Marking(
                "marking-definition",
                StixDocument.VERSION,
                "marking-definition--" + id,
                TLP_CREATED,
                tlp.label(),
                Map.of(TLP_EXTENSION, new StixObject.Tlp2("property-extension", tlp.word())));
    }
}
