package andon.benchmarks.search;

import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.index.Visibility;
import andon.corpus.text.Stemmer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * One of the ten kinds: in Andon's language, and as somebody would write it by hand for Andon's fields.
 *
 * @param text the query with a number, which varies words and values
 * @param lucene what finds the same
 */
record QueryKind(String name, Sort sort, Visibility visibility, IntFunction<String> text, IntFunction<Query> lucene) {
    private static final Visibility ALL = new Visibility.Everything();

    /** The field whose words a hand-written search would mark in the hits; empty if no words are asked for. */
    String marks() {
        return switch (name) {
            case "word", "two words", "phrase", "or, not", "a customer's word" -> "text";
            case "prefix" -> "form";
            default -> "";
        };
    }

    static List<QueryKind> all() {
        return List.of(
                new QueryKind("word", Sort.RELEVANCE, ALL, n -> word(n), n -> stem(n)),
                new QueryKind(
                        "two words",
                        Sort.RELEVANCE,
                        ALL,
                        n -> word(n) + " " + word(n + 1),
                        n -> both(Occur.MUST, stem(n), stem(n + 1))),
                new QueryKind(
                        "phrase",
                        Sort.RELEVANCE,
                        ALL,
                        n -> "\"" + word(n % 40) + " " + word(n % 40 + 1) + "\"",
                        n -> new PhraseQuery("text", stemmed(n % 40), stemmed(n % 40 + 1))),
                new QueryKind(
                        "or, not",
                        Sort.RELEVANCE,
                        ALL,
                        n -> "(" + word(n) + " OR " + word(n + 1) + ") -" + word(n + 2),
                        n -> new BooleanQuery.Builder()
                                .add(both(Occur.SHOULD, stem(n), stem(n + 1)), Occur.MUST)
                                .add(stem(n + 2), Occur.MUST_NOT)
                                .build()),
                new QueryKind(
                        "prefix",
                        Sort.NEWEST,
                        ALL,
                        n -> word(3_000 + n) + "*",
                        n -> new PrefixQuery(new Term("form", word(3_000 + n)))),
                new QueryKind(
                        "domain",
                        Sort.NEWEST,
                        ALL,
                        n -> "domain:" + GeneratedDocuments.domain(n),
                        n -> entity("domain", GeneratedDocuments.domain(n))),
                new QueryKind(
                        "author, kind",
                        Sort.NEWEST,
                        ALL,
                        n -> "author:" + GeneratedDocuments.author(n) + " kind:post",
                        n -> both(Occur.FILTER, term("author", GeneratedDocuments.author(n)), term("kind", "post"))),
                new QueryKind(
                        "threat, severity, time",
                        Sort.NEWEST,
                        ALL,
                        n -> "threat:access-sale severity:>=high seen:" + (30 + n) + "d",
                        n -> both(
                                Occur.FILTER,
                                term("threat", "access-sale"),
                                new TermInSetQuery("severity", List.of(new BytesRef("high"), new BytesRef("critical"))),
                                LongPoint.newRangeQuery("seen", micros(30 + n), Long.MAX_VALUE))),
                new QueryKind("everything", Sort.NEWEST, ALL, n -> "", n -> MatchAllDocsQuery.INSTANCE),
                new QueryKind(
                        "a customer's word",
                        Sort.RELEVANCE,
                        new Visibility.MentionsOf(GeneratedDocuments.customer(3)),
                        n -> word(n),
                        n -> new BooleanQuery.Builder()
                                .add(stem(n), Occur.MUST)
                                .add(
                                        term(
                                                "owner",
                                                GeneratedDocuments.customer(3).value()),
                                        Occur.FILTER)
                                .build()));
    }

    /** Neither among the most frequent, which nobody asks for, nor among the rarest. */
    private static String word(int number) {
        return GeneratedDocuments.word(100 + number);
    }

    private static String stemmed(int number) {
        return Stemmer.stem(word(number));
    }

    private static Query stem(int number) {
        return term("text", stemmed(number));
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static Query entity(String field, String value) {
        return term("entity-" + field, value.toLowerCase(Locale.ROOT));
    }

    private static Query both(Occur occur, Query... parts) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Query part : parts) {
            query.add(part, occur);
        }
        return query.build();
    }

    private static long micros(int daysAgo) {
        return (GeneratedDocuments.END.getEpochSecond() - daysAgo * 86_400L) * 1_000_000;
    }
}
