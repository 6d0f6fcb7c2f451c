package andon.corpus.index.lucene;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.EntityTerms;
import andon.corpus.index.Facet;
import andon.corpus.index.FacetValues;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.PriceTerms;
import andon.corpus.index.Ranks;
import andon.corpus.index.StoredJson;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.Statement;
import andon.corpus.query.Query.TimeField;
import andon.corpus.text.Word;
import andon.vocabulary.Mention;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import com.google.common.net.InetAddresses;
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
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Which fields a document has in the index and what stands in them: the one place. A change here needs a new
 * {@link #VERSION} and {@code andon reindex}.
 */
final class Schema {
    static final String VERSION = "4";

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
    /** {@link Ranks#severityThenSeen}, as a value. */
    static final String SEVERITY_SEEN = "severity-seen";
    /** {@link Ranks#of}, as a value. */
    static final String SEVERITY_RANK = "severity-rank";
    /** The number of the capture, as a value. */
    static final String CAPTURE = "capture";
    /** The whole {@link IndexedDocument} as JSON; Lucene compresses it with its neighbours. */
    static final String JSON = "json";

    static final String YES = "yes";
    static final String NO = "no";

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

    static String facetField(Facet facet) {
        return "facet-" + facet.word();
    }

    /** Finds the documents that are counted under the value. */
    static Query valueQuery(Facet facet, String value) {
        return switch (facet) {
            case Facet.Attribute attribute ->
                SortedSetDocValuesField.newSlowExactQuery(facetField(attribute), new BytesRef(value));
            case Facet.Values values ->
                values.field() == EntityField.IP
                        ? InetAddressPoint.newExactQuery(IP, InetAddresses.forString(value))
                        : new TermQuery(new Term(entityField(values.field()), value));
        };
    }

    static String timeField(TimeField field) {
        return switch (field) {
            case SEEN -> SEEN;
            case POSTED -> POSTED;
            case CHANGED -> CHANGED;
        };
    }

    /** @param id the document's, which is a digest and dear to ask for again */
    static Document document(String id, DocumentFacts facts) {
        Document lucene = new Document();
        andon.vocabulary.Document document = facts.document();
        term(lucene, ID, id);
        lucene.add(new SortedDocValuesField(ID, new BytesRef(id)));
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
        lucene.add(new NumericDocValuesField(SEVERITY_RANK, Ranks.of(severity)));
        number(
                lucene,
                SEVERITY_SEEN,
                Ranks.severityThenSeen(
                        severity, DocumentFacts.micros(facts.indexed().firstSeen())));
        lucene.add(new NumericDocValuesField(CAPTURE, facts.indexed().captureSeq()));
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
        facets(lucene, facts);
        lucene.add(new StoredField(JSON, StoredJson.write(facts.indexed())));
        return lucene;
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
        WordStream stream = new WordStream(words, facts.stems());
        lucene.add(new Field(TEXT, stream, POSITIONS));
        lucene.add(new Field(FORM, stream.alsoFormsOf(words), TERMS));
        List<Word> title = words.subList(0, facts.titleWords());
        lucene.add(new Field(TITLE, stream.also(title, facts.stems()), POSITIONS));
        lucene.add(new Field(TITLE_FORM, stream.alsoFormsOf(title), TERMS));
    }

    private static void facets(Document lucene, DocumentFacts facts) {
        FacetValues.of(facts).forEach((facet, values) -> {
            String field = facetField(facet);
            values.forEach(value -> lucene.add(new SortedSetDocValuesField(field, new BytesRef(value))));
        });
    }

    private static void time(Document lucene, String field, java.time.Instant instant) {
        long micros = DocumentFacts.micros(instant);
        number(lucene, field, micros);
    }

    /** As a point, to search and to skip by, and as a value, to sort by. */
    private static void number(Document lucene, String field, long value) {
        lucene.add(new LongPoint(field, value));
        lucene.add(new NumericDocValuesField(field, value));
    }

    private static void term(Document lucene, String field, String term) {
        lucene.add(new StringField(field, term, Field.Store.NO));
    }
}
