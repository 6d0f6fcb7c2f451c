package andon.corpus.index.elasticsearch;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Facet;
import andon.corpus.index.FacetValues;
import andon.corpus.index.PriceTerms;
import andon.corpus.index.Scope;
import andon.corpus.index.TextPattern;
import andon.corpus.index.ValuePattern;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Severity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles Andon's queries to Elasticsearch's, as the maps that its JSON is written from. For analysts words and phrases are
 * scored by how rare and how frequent they are. For customers each gives 1: how rare a word is tells of documents that they
 * may not see, how frequent it is of what is masked.
 */
final class ElasticsearchQueries {
    private static final Map<String, Object> EVERYTHING = Map.of("match_all", Map.of());
    private static final Map<String, Object> NOTHING = Map.of("match_none", Map.of());

    private final boolean byFrequency;

    private ElasticsearchQueries(Visibility visibility) {
        this.byFrequency = visibility instanceof Visibility.Everything;
    }

    /**
     * The one place where it is decided which documents a reader may see: whatever is asked of the engine goes through
     * here.
     */
    static Map<String, Object> compile(Scope scope) {
        Map<String, Object> query = new ElasticsearchQueries(scope.visibility()).compile(scope.query());
        return switch (scope.visibility()) {
            case Visibility.Everything everything -> query;
            case Visibility.MentionsOf own ->
                bool(Map.of(
                        "must",
                        List.of(query),
                        "filter",
                        List.of(term(Mapping.OWNER, own.organisation().value()))));
        };
    }

    private Map<String, Object> compile(Query query) {
        return switch (query) {
            case Query.All all -> EVERYTHING;
            case Query.And and -> all(and.parts());
            case Query.Or or ->
                bool(Map.of("should", or.parts().stream().map(this::compile).toList(), "minimum_should_match", 1));
            case Query.Not not -> all(List.of(not));
            case Query.Text text -> text(TextPattern.of(text), Mapping.TEXT);
            case Query.Title title -> text(TextPattern.of(title.text()), Mapping.TITLE);
            case Query.EntityValue entity -> constant(entity(entity));
            case Query.HasThreat threat ->
                constant(term(Mapping.THREAT, threat.category().word()));
            case Query.SeverityIs severity -> constant(severity(severity.comparison(), severity.severity()));
            case Query.Language language -> constant(term(Mapping.LANGUAGE, language.code()));
            case Query.Kind kind -> constant(term(Mapping.KIND, kind.kind().word()));
            case Query.Source source -> constant(term(Mapping.SOURCE, source.id()));
            case Query.Author author -> constant(author(author.name()));
            case Query.Time time -> constant(time(time));
            case Query.VersionIs version -> constant(version(version));
            case Query.Stated stated -> constant(term(Mapping.stated(stated.statement()), stated.value()));
            case Query.Price price -> {
                PriceTerms terms = PriceTerms.of(price);
                yield constant(range(Mapping.PRICE, Map.of("gte", terms.low(), "lte", terms.high())));
            }
            case Query.Mirror mirror -> constant(term(Mapping.MIRROR, String.valueOf(mirror.mirror())));
        };
    }

    private Map<String, Object> all(List<Query> parts) {
        List<Object> must = new ArrayList<>();
        List<Object> mustNot = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof Query.Not not) {
                mustNot.add(compile(not.part()));
            } else {
                must.add(compile(part));
            }
        }
        if (must.isEmpty()) {
            must.add(EVERYTHING);
        }
        return bool(Map.of("must", must, "must_not", mustNot));
    }

    private Map<String, Object> text(TextPattern pattern, Mapping.Text field) {
        Map<String, Object> text = TextQueries.of(pattern, field);
        return byFrequency ? text : constant(text);
    }

    private static Map<String, Object> entity(Query.EntityValue entity) {
        String field = Mapping.entity(entity.field());
        ValuePattern pattern = ValuePattern.of(entity.field(), entity.value());
        return pattern instanceof ValuePattern.Any ? term(Mapping.HAS, field) : matching(field, pattern);
    }

    private static Map<String, Object> author(String name) {
        return matching(Mapping.AUTHOR, ValuePattern.author(name));
    }

    private static Map<String, Object> matching(String field, ValuePattern pattern) {
        return switch (pattern) {
            case ValuePattern.Any any -> Map.of("exists", Map.of("field", field));
            case ValuePattern.Exact exact -> terms(field, exact.terms());
            case ValuePattern.Wild wild ->
                bool(Map.of(
                        "should",
                        wild.patterns().stream()
                                .map(one -> wildcard(field, one))
                                .toList(),
                        "minimum_should_match",
                        1));
            case ValuePattern.Range range -> term(Mapping.IP, network(range));
        };
    }

    /** Only the star is ours; the server's other signs stand for themselves. */
    private static Map<String, Object> wildcard(String field, String pattern) {
        String escaped = pattern.replace("\\", "\\\\").replace("?", "\\?");
        return Map.of("wildcard", Map.of(field, Map.of("value", escaped)));
    }

    private static String network(ValuePattern.Range range) {
        try {
            return FacetValues.address(InetAddress.getByAddress(range.address())) + "/" + range.prefix();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static Map<String, Object> severity(Comparison comparison, Severity bound) {
        return terms(
                Mapping.SEVERITY,
                Arrays.stream(Severity.values())
                        .filter(severity -> switch (comparison) {
                            case AT_LEAST -> severity.compareTo(bound) >= 0;
                            case AT_MOST -> severity.compareTo(bound) <= 0;
                            case EQUAL -> severity == bound;
                        })
                        .map(Severity::word)
                        .toList());
    }

    private static Map<String, Object> time(Query.Time time) {
        Map<String, Object> bounds = new HashMap<>();
        if (time.from() != null) {
            bounds.put("gte", DocumentFacts.micros(time.from()));
        }
        if (time.to() != null) {
            bounds.put("lt", DocumentFacts.micros(time.to()));
        }
        return range(Mapping.time(time.field()), bounds);
    }

    private static Map<String, Object> version(Query.VersionIs asked) {
        String bound = switch (asked.comparison()) {
            case AT_LEAST -> "gte";
            case AT_MOST -> "lte";
            case EQUAL -> "";
        };
        return bound.isEmpty()
                ? Map.of("term", Map.of(Mapping.VERSION_NUMBER, asked.version()))
                : range(Mapping.VERSION_NUMBER, Map.of(bound, asked.version()));
    }

    static Map<String, Object> bool(Map<String, Object> clauses) {
        return Map.of("bool", clauses);
    }

    static Map<String, Object> term(String field, String value) {
        return Map.of("term", Map.of(field, value));
    }

    static Map<String, Object> terms(String field, Collection<String> values) {
        return values.isEmpty() ? NOTHING : Map.of("terms", Map.of(field, List.copyOf(values)));
    }

    private static Map<String, Object> range(String field, Map<String, Object> bounds) {
        return Map.of("range", Map.of(field, bounds));
    }

    static Map<String, Object> constant(Map<String, Object> filter) {
        return Map.of("constant_score", Map.of("filter", filter));
    }

    static Map<String, Object> nothing() {
        return NOTHING;
    }

    /** Finds the documents that are counted under the value. */
    static Map<String, Object> value(Facet facet, String value) {
        return switch (facet) {
            case Facet.Attribute attribute -> term(Mapping.facet(attribute), value);
            case Facet.Values values ->
                term(values.field() == EntityField.IP ? Mapping.IP : Mapping.entity(values.field()), value);
        };
    }
}
