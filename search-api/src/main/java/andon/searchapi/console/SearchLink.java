package andon.searchapi.console;

import andon.corpus.index.Facet;
import andon.corpus.query.Query;
import andon.corpus.query.Query.Comparison;
import andon.corpus.query.QueryPrinter;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the search page: of a search, and of one that is narrowed by a condition. */
final class SearchLink {
    private SearchLink() {}

    static String to(String q, String sort, @Nullable String cursor) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/").queryParam("q", "{q}").queryParam("sort", "{sort}");
        return cursor == null
                ? link.encode().buildAndExpand(q, sort).toUriString()
                : link.queryParam("cursor", "{cursor}")
                        .encode()
                        .buildAndExpand(q, sort, cursor)
                        .toUriString();
    }

    /** The query with one more condition; as it is if it has it already. */
    static String narrowed(String q, String condition) {
        if (q.isBlank()) {
            return condition;
        }
        if (q.contains(condition)) {
            return q;
        }
        // Without the brackets the condition would belong to the last alternative only.
        return (q.contains(" OR ") ? "(" + q + ")" : q) + " " + condition;
    }

    /** The condition that a facet's value stands for; empty where the query language has none. */
    static Optional<String> condition(Facet facet, String value) {
        if (value.indexOf('*') >= 0) {
            return Optional.empty();
        }
        Optional<Query> query = switch (facet) {
            case Facet.Values values -> Optional.of(new Query.EntityValue(values.field(), value));
            case Facet.Attribute attribute ->
                switch (attribute) {
                    case SOURCE -> Optional.of(new Query.Source(value));
                    case AUTHOR -> Optional.of(new Query.Author(value));
                    case LANGUAGE -> Optional.of(new Query.Language(value));
                    case KIND ->
                        word(DocumentKind.values(), DocumentKind::word, value).map(Query.Kind::new);
                    case THREAT ->
                        word(ThreatCategory.values(), ThreatCategory::word, value)
                                .map(Query.HasThreat::new);
                    case SEVERITY ->
                        word(Severity.values(), Severity::word, value)
                                .map(severity -> new Query.SeverityIs(Comparison.EQUAL, severity));
                    case ENTITY_TYPE -> Optional.empty();
                };
        };
        return query.map(QueryPrinter::print);
    }

    private static <E> Optional<E> word(E[] values, Function<E, String> word, String asked) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(asked))
                .findFirst();
    }
}
