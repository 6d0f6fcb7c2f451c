package andon.corpus.index.elasticsearch;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.EntityTerms;
import andon.corpus.index.FacetValues;
import andon.corpus.index.PriceTerms;
import andon.corpus.index.Ranks;
import andon.corpus.index.StoredJson;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.Statement;
import andon.corpus.query.Query.TimeField;
import andon.corpus.text.Word;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.Severity;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a document's fields for Elasticsearch. */
final class Fields {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Timelines end in 2200; what lies outside needs no date. */
    private static final long LAST_DATE = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private final JsonGenerator json;

    private Fields(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(DocumentFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            new Fields(json).document(facts);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void document(DocumentFacts facts) {
        Document document = facts.document();
        json.writeStringProperty(Mapping.ID, facts.indexed().id().value());
        terms(
                Mapping.OWNER,
                facts.indexed().mentions().stream().map(Mention::owner).map(owner -> owner.value()));
        terms(
                Mapping.THREAT,
                document.threats().stream().map(threat -> threat.category().word()));
        Severity severity = document.severity();
        terms(Mapping.SEVERITY, Stream.ofNullable(severity).map(Severity::word));
        json.writeStringProperty(Mapping.LANGUAGE, document.language());
        json.writeStringProperty(Mapping.KIND, document.kind().word());
        json.writeStringProperty(Mapping.SOURCE, document.source().value());
        terms(Mapping.AUTHOR, facts.authors().stream().map(EntityTerms::cut));
        json.writeStringProperty(Mapping.MIRROR, String.valueOf(facts.mirror()));
        terms(Mapping.PRICE, Stream.ofNullable(PriceTerms.of(document.details())));
        for (Statement statement : Statement.values()) {
            terms(Mapping.stated(statement), facts.stated(statement).stream());
        }
        long seen = time(TimeField.SEEN, facts.indexed().firstSeen());
        time(TimeField.CHANGED, facts.indexed().changedAt());
        if (document.postedAt() != null) {
            time(TimeField.POSTED, document.postedAt());
        }
        json.writeNumberProperty(Mapping.SEVERITY_SEEN, Ranks.severityThenSeen(severity, seen));
        json.writeNumberProperty(Mapping.VERSION_NUMBER, facts.indexed().version());
        entities(facts);
        text(Mapping.TEXT, facts.words(), facts.stems());
        text(Mapping.TITLE, facts.words().subList(0, facts.titleWords()), facts.stems());
        FacetValues.of(facts).forEach((facet, values) -> terms(Mapping.facet(facet), values.stream()));
        json.writeName(Mapping.JSON);
        json.writeRawValue(new String(StoredJson.write(facts.indexed()), java.nio.charset.StandardCharsets.UTF_8));
    }

    private long time(TimeField field, Instant instant) {
        long micros = DocumentFacts.micros(instant);
        json.writeNumberProperty(Mapping.time(field), micros);
        long millis = Math.floorDiv(micros, 1_000);
        if (millis >= 0 && millis < LAST_DATE) {
            json.writeNumberProperty(Mapping.date(field), millis);
        }
        return micros;
    }

    private void entities(DocumentFacts facts) {
        List<String> has = new ArrayList<>();
        facts.terms().forEach((field, terms) -> {
            terms(Mapping.entity(field), terms.stream());
            if (!terms.isEmpty()) {
                has.add(Mapping.entity(field));
            }
        });
        terms(Mapping.IP, facts.addresses().stream().map(FacetValues::address));
        if (!facts.addresses().isEmpty()) {
            has.add(Mapping.entity(EntityField.IP));
        }
        terms(Mapping.HAS, has.stream());
    }

    private void text(Mapping.Text text, List<Word> words, List<String> stems) {
        List<String> pairs = new ArrayList<>(words.size());
        // Only whether a document has a form is asked, so each is sent once.
        Set<String> forms = new LinkedHashSet<>();
        boolean anyPair = false;
        for (int i = 0; i < words.size(); i++) {
            boolean joined = words.get(i).joined();
            anyPair |= joined;
            pairs.add(joined ? stems.get(i) + stems.get(i + 1) : Mapping.NO_PAIR);
            if (!words.get(i).character()) {
                forms.add(words.get(i).form());
            }
        }
        tokens(text.stems(), stems.subList(0, words.size()));
        if (anyPair) {
            tokens(text.pairs(), pairs);
        }
        tokens(text.forms(), forms);
    }

    private void tokens(String field, Collection<String> tokens) {
        if (!tokens.isEmpty()) {
            json.writeStringProperty(field, String.join(" ", tokens));
        }
    }

    private void terms(String field, Stream<String> terms) {
        List<String> distinct = terms.distinct().toList();
        if (!distinct.isEmpty()) {
            json.writeArrayPropertyStart(field);
            distinct.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
