package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.Statement;
import andon.corpus.text.Word;
import andon.vocabulary.Mention;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which fields a document has in the index and what stands in them: the one place. A change here needs a new
 * {@link #VERSION} and {@code andon reindex}.
 */
final class Schema {
    static final String VERSION = "2";

    /** Exact terms. */
    static final String ID = "id";

    static final String OWNER = "owner";
    static final String THREAT = "threat";
    static final String SEVERITY = "severity";
    static final String LANGUAGE = "lang";
    static final String KIND = "kind";
    static final String SOURCE = "source";
    static final String AUTHOR = "author";
    static final String MIRROR = "mirror";
    static final String COUNTRY = "country";
    static final String ACCESS = "access";
    /** {@link PriceTerms}. */
    static final String PRICE = "price";
    /** The names of the entity fields in which the document has a term. */
    static final String HAS = "has";

    /** Stems with their places, and pairs of characters in scripts without spaces. */
    static final String TEXT = "text";
    /** The folded words themselves, for prefixes. */
    static final String FORM = "form";
    /** The same of the title alone. */
    static final String TITLE = "title";

    static final String TITLE_FORM = "title-form";
    /** The document's version, as a point. */
    static final String VERSION_NUMBER = "version";
    /** IP addresses as numbers. */
    static final String IP = "ip";
    /** Microseconds since 1970, as points and as values. */
    static final String SEEN = "seen";

    static final String POSTED = "posted";
    static final String CHANGED = "changed";
    /** 0 without a threat, 1 to 4 from low to critical. */
    static final String SEVERITY_RANK = "severity-rank";
    /** The whole {@link IndexedDocument} as JSON; Lucene compresses it with its neighbours. */
    static final String JSON = "json";

    static final String YES = "yes";
    static final String NO = "no";

    /** Longer values are cut in facets. */
    private static final int MAX_FACET_VALUE = 200;

    private static final FieldType POSITIONS = indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType TERMS = indexed(IndexOptions.DOCS, true);

    private Schema() {}

    private static FieldType indexed(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    static String entityField(EntityField field) {
        return "entity-" + field.name().toLowerCase(Locale.ROOT);
    }

    static String field(Statement statement) {
        return switch (statement) {
            case COUNTRY -> COUNTRY;
            case ACCESS -> ACCESS;
        };
    }

    static String facetField(SearchRequest.Facet facet) {
        return "facet-" + facet.name().toLowerCase(Locale.ROOT);
    }

    static Document document(DocumentFacts facts, byte[] json) {
        Document lucene = new Document();
        andon.vocabulary.Document document = facts.document();
        term(lucene, ID, facts.indexed().id().value());
        lucene.add(
                new SortedDocValuesField(ID, new BytesRef(facts.indexed().id().value())));
        facts.indexed().mentions().stream()
                .map(Mention::owner)
                .distinct()
                .forEach(owner -> term(lucene, OWNER, owner.value()));
        document.threats().stream()
                .map(Threat::category)
                .distinct()
                .forEach(category -> term(lucene, THREAT, category.word()));
        Severity severity = document.severity();
        if (severity != null) {
            term(lucene, SEVERITY, severity.word());
        }
        lucene.add(new NumericDocValuesField(SEVERITY_RANK, rank(severity)));
        term(lucene, LANGUAGE, document.language());
        term(lucene, KIND, document.kind().word());
        term(lucene, SOURCE, document.source().value());
        facts.authors().forEach(author -> term(lucene, AUTHOR, EntityTerms.cut(author)));
        term(lucene, MIRROR, facts.mirror() ? YES : NO);
        for (Statement statement : Statement.values()) {
            facts.stated(statement).forEach(value -> term(lucene, field(statement), value));
        }
        String price = PriceTerms.of(document.details());
        if (price != null) {
            term(lucene, PRICE, price);
        }
        lucene.add(new IntPoint(VERSION_NUMBER, facts.indexed().version()));
        time(lucene, SEEN, facts.indexed().firstSeen());
        time(lucene, CHANGED, facts.indexed().changedAt());
        if (document.postedAt() != null) {
            time(lucene, POSTED, document.postedAt());
        }
        entities(lucene, facts);
        text(lucene, facts);
        facets(lucene, document, severity);
        lucene.add(new StoredField(JSON, json));
        return lucene;
    }

    private static long rank(@Nullable Severity severity) {
        return switch (severity) {
            case null -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }

    private static void entities(Document lucene, DocumentFacts facts) {
        for (Map.Entry<EntityField, Set<String>> field : facts.terms().entrySet()) {
            String name = entityField(field.getKey());
            field.getValue().forEach(term -> term(lucene, name, term));
            if (!field.getValue().isEmpty()) {
                term(lucene, HAS, name);
            }
        }
        facts.addresses().forEach(address -> lucene.add(new InetAddressPoint(IP, address)));
        if (!facts.addresses().isEmpty()) {
            term(lucene, HAS, IP);
        }
    }

    private static void text(Document lucene, DocumentFacts facts) {
        List<Word> words = facts.words();
        lucene.add(new Field(TEXT, new WordStream(words, facts.stems()), POSITIONS));
        lucene.add(new Field(FORM, WordStream.ofForms(words), TERMS));
        List<Word> title = words.subList(0, facts.titleWords());
        lucene.add(new Field(TITLE, new WordStream(title, facts.stems()), POSITIONS));
        lucene.add(new Field(TITLE_FORM, WordStream.ofForms(title), TERMS));
    }

    private static void facets(Document lucene, andon.vocabulary.Document document, @Nullable Severity severity) {
        facet(lucene, SearchRequest.Facet.SOURCE, document.source().value());
        facet(lucene, SearchRequest.Facet.KIND, document.kind().word());
        facet(lucene, SearchRequest.Facet.LANGUAGE, document.language());
        document.threats()
                .forEach(threat -> facet(
                        lucene, SearchRequest.Facet.THREAT, threat.category().word()));
        if (severity != null) {
            facet(lucene, SearchRequest.Facet.SEVERITY, severity.word());
        }
        document.entities()
                .forEach(entity -> facet(
                        lucene, SearchRequest.Facet.ENTITY_TYPE, entity.type().word()));
        if (document.author() != null) {
            facet(lucene, SearchRequest.Facet.AUTHOR, document.author());
        }
    }

    private static void facet(Document lucene, SearchRequest.Facet facet, String value) {
        String cut = value.length() <= MAX_FACET_VALUE ? value : value.substring(0, MAX_FACET_VALUE);
        lucene.add(new SortedSetDocValuesField(facetField(facet), new BytesRef(cut)));
    }

    private static void time(Document lucene, String field, java.time.Instant instant) {
        long micros = DocumentFacts.micros(instant);
        lucene.add(new LongPoint(field, micros));
        lucene.add(new NumericDocValuesField(field, micros));
    }

    private static void term(Document lucene, String field, String term) {
        lucene.add(new StringField(field, term, Field.Store.NO));
    }
}
