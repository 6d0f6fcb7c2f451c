package andon.corpus.watch;

import andon.corpus.query.Query;
import andon.corpus.query.QueryParser;
import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a subscription is about. All parts must hold; an empty set asks for nothing.
 *
 * @param query in Andon's query language; empty matches every document
 * @param minimumSeverity only documents at least this bad; null for all
 * @param categories a document has one of them at least
 * @param languages ISO 639-1 codes, or {@code und}
 * @param sources the ids of sources
 * @param news which kinds of news are told; the {@link News#USUAL} ones if it is empty
 */
public record Selection(
        String query,
        @Nullable Severity minimumSeverity,
        Set<ThreatCategory> categories,
        Set<String> languages,
        Set<SourceId> sources,
        Set<DocumentKind> kinds,
        Set<News> news) {
    /** The most categories, languages, sources or kinds. */
    public static final int MAX_EACH = 50;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    public Selection {
        categories = kept("categories", categories);
        languages = kept("languages", languages);
        sources = kept("sources", sources);
        kinds = kept("kinds", kinds);
        news = kept("kinds of news", news);
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                throw new IllegalArgumentException("a language is a code such as en, ja or und, not '"
                        + (language.length() <= 20 ? language : language.substring(0, 20) + "…") + "'");
            }
        }
    }

    /** By query and severity alone. */
    public static Selection of(String query, @Nullable Severity minimumSeverity) {
        return new Selection(query, minimumSeverity, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    public boolean wants(News kind) {
        return (news.isEmpty() ? News.USUAL : news).contains(kind);
    }

    /** Whether it asks for nothing in particular. */
    boolean isEverything() {
        return (query.isBlank() || query.strip().equals("*"))
                && minimumSeverity == null
                && categories.isEmpty()
                && languages.isEmpty()
                && sources.isEmpty()
                && kinds.isEmpty();
    }

    /** Everything but the kinds of news as one query: what alerts are matched with is what a preview searches for. */
    public Query asQuery(Instant now) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        Query asked = QueryParser.parse(query, now);
        if (!(asked instanceof Query.All)) {
            parts.add(asked);
        }
        if (minimumSeverity != null) {
            parts.add(new Query.SeverityIs(Query.Comparison.AT_LEAST, minimumSeverity));
        }
        anyOf(categories, Query.HasThreat::new, parts);
        anyOf(languages, Query.Language::new, parts);
        anyOf(sources, source -> new Query.Source(source.value()), parts);
        anyOf(kinds, Query.Kind::new, parts);
        return switch (parts.size()) {
            case 0 -> asked;
            case 1 -> parts.getFirst();
            default -> new Query.And(parts);
        };
    }

    private static <T> void anyOf(Set<T> values, Function<T, Query> query, List<Query> parts) {
        List<Query> some = values.stream().map(query).toList();
        if (!some.isEmpty()) {
            parts.add(some.size() == 1 ? some.getFirst() : new Query.Or(some));
        }
    }

    /** In the order in which they were given. */
    private static <T> Set<T> kept(String what, Collection<T> values) {
        if (values.size() > MAX_EACH) {
            throw new IllegalArgumentException(
                    "a subscription has at most " + MAX_EACH + " " + what + ", not " + values.size());
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
