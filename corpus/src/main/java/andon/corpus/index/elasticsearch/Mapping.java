package andon.corpus.index.elasticsearch;

import andon.corpus.index.Facet;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.Statement;
import andon.corpus.query.Query.TimeField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which fields a document has in Elasticsearch: the one place. The server analyses nothing but blanks: words are cut and
 * stemmed before, as for every engine. A change here needs a new {@link #VERSION} and {@code andon reindex}.
 */
final class Mapping {
    static final int VERSION = 2;

    static final String ID = "id";
    static final String OWNER = "owner";
    static final String THREAT = "threat";
    static final String SEVERITY = "severity";
    static final String LANGUAGE = "lang";
    static final String KIND = "kind";
    static final String SOURCE = "source";
    static final String AUTHOR = "author";
    static final String MIRROR = "mirror";
    static final String PRICE = "price";
    /** The names of the entity fields in which the document has a term. */
    static final String HAS = "has";

    static final String IP = "ip";
    static final String VERSION_NUMBER = "version";
    static final String SEVERITY_SEEN = "severity-seen";
    /** The whole document; not indexed. */
    static final String JSON = "json";

    static final Text TEXT = new Text("text");
    static final Text TITLE = new Text("title");

    /** At the place of a word that is not joined to the next one: no word is written so. */
    static final String NO_PAIR = "-";

    private Mapping() {}

    /**
     * The fields of a text. All have a token for each word, so that places are the same in all.
     *
     * @param stems stems, single characters where there are no spaces
     */
    record Text(String stems) {
        /** Each character with the next one of its run; {@link #NO_PAIR} for all else. */
        String pairs() {
            return stems + "-pair";
        }

        /** The folded words, for prefixes; without places. */
        String forms() {
            return stems + "-form";
        }
    }

    static String entity(EntityField field) {
        return "entity-" + field.name().toLowerCase(Locale.ROOT);
    }

    static String facet(Facet facet) {
        return "facet-" + facet.word();
    }

    static String stated(Statement statement) {
        return "stated-" + statement.name().toLowerCase(Locale.ROOT);
    }

    /** Microseconds since 1970. */
    static String time(TimeField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** Milliseconds since 1970 as a date, for the calendar; only of times that a timeline can show. */
    static String date(TimeField field) {
        return time(field) + "-date";
    }

    static Map<String, Object> properties() {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> term = Map.of("type", "keyword", "doc_values", false);
        for (String field :
                new String[] {OWNER, THREAT, SEVERITY, LANGUAGE, KIND, SOURCE, AUTHOR, MIRROR, PRICE, HAS}) {
            fields.put(field, term);
        }
        for (Statement statement : Statement.values()) {
            fields.put(stated(statement), term);
        }
        for (EntityField field : EntityField.values()) {
            fields.put(entity(field), term);
        }
        fields.put(ID, Map.of("type", "keyword"));
        for (Facet facet : Facet.all()) {
            fields.put(facet(facet), Map.of("type", "keyword", "index", false));
        }
        for (TimeField time : TimeField.values()) {
            fields.put(time(time), Map.of("type", "long"));
            fields.put(date(time), Map.of("type", "date", "format", "epoch_millis", "index", false));
        }
        fields.put(SEVERITY_SEEN, Map.of("type", "long"));
        fields.put(VERSION_NUMBER, Map.of("type", "integer"));
        fields.put(IP, Map.of("type", "ip", "doc_values", false));
        for (Text text : new Text[] {TEXT, TITLE}) {
            fields.put(text.stems(), Map.of("type", "text", "analyzer", "whitespace"));
            fields.put(text.pairs(), Map.of("type", "text", "analyzer", "whitespace"));
            fields.put(
                    text.forms(),
                    Map.of("type", "text", "analyzer", "whitespace", "index_options", "docs", "norms", false));
        }
        fields.put(JSON, Map.of("type", "object", "enabled", false));
        return fields;
    }
}
