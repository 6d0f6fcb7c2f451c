package andon.corpus.watch;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Highlights;
import andon.corpus.index.QueryEvaluation;
import andon.corpus.query.Query;
import andon.corpus.query.QueryPrinter;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document has of an analyst's query, as the words, values and threats that it asks for: they stand where an asset's
 * values do. What only narrows a query (languages, sources, times and the like) is no such value.
 */
final class AskedValues {
    /** More of one query are not told apart. */
    static final int MAX = 50;

    private static final int MAX_VALUE = 400;
    private static final Span NOWHERE = new Span(0, 0);

    private AskedValues() {}

    /**
     * A part of the query.
     *
     * @param value in the query language
     * @param place where it was found first; the beginning, without length, if it is about the whole document
     */
    record Asked(String value, Span place, Query part) {}

    /** Those that the document has, in the query's order; the query itself, as it was written, if it asks for none. */
    static List<Asked> in(Query query, String written, DocumentFacts facts) {
        Map<String, Asked> found = new LinkedHashMap<>();
        for (Query part : parts(query)) {
            if (found.size() < MAX && QueryEvaluation.matches(part, facts)) {
                Span place = Highlights.of(part, facts).stream().findFirst().orElse(NOWHERE);
                String value = oneLine(QueryPrinter.print(part));
                found.putIfAbsent(value, new Asked(value, place, part));
            }
        }
        if (found.isEmpty()) {
            String value = written.isBlank() ? "*" : oneLine(written);
            found.put(value, new Asked(value, NOWHERE, query));
        }
        return List.copyOf(found.values());
    }

    private static List<Query> parts(Query query) {
        List<Query> parts = new ArrayList<>();
        collect(query, parts);
        return parts;
    }

    private static void collect(Query query, List<Query> parts) {
        switch (query) {
            case Query.And and -> and.parts().forEach(part -> collect(part, parts));
            case Query.Or or -> or.parts().forEach(part -> collect(part, parts));
            case Query.Text text -> parts.add(text);
            case Query.Title title -> parts.add(title);
            case Query.EntityValue value -> parts.add(value);
            case Query.Author author -> parts.add(author);
            case Query.HasThreat threat -> parts.add(threat);
            case Query.Stated stated -> parts.add(stated);
            case Query.All all -> {}
            case Query.Not not -> {}
            case Query.SeverityIs severity -> {}
            case Query.Language language -> {}
            case Query.Kind kind -> {}
            case Query.Source source -> {}
            case Query.Time time -> {}
            case Query.VersionIs version -> {}
            case Query.Price price -> {}
            case Query.Mirror mirror -> {}
        }
    }

    static String oneLine(String text) {
        return SqlAlerts.cut(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), MAX_VALUE);
    }
}
