package andon.corpus.index.lucene;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.PriceTerms;
import andon.corpus.index.Scope;
import andon.corpus.index.TextPattern;
import andon.corpus.index.ValuePattern;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Severity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Compiles Andon's queries to Lucene's. For analysts words and phrases are scored by how rare and how frequent they are. For
 * customers each gives 1: how rare a word is tells of documents that they may not see, how frequent it is of what is masked.
 */
final class LuceneQueries {
    private final boolean byFrequency;
    private final Deadline deadline;

    private LuceneQueries(Visibility visibility, Deadline deadline) {
        this.byFrequency = visibility instanceof Visibility.Everything;
        this.deadline = deadline;
    }

    /**
     * The one place where it is decided which documents a reader may see: whatever is asked of the engine goes through
     * here.
     *
     * @param deadline until when its patterns may go through terms
     */
    static Query compile(Scope scope, Deadline deadline) {
        Query query = new LuceneQueries(scope.visibility(), deadline).compile(scope.query());
        return switch (scope.visibility()) {
            case Visibility.Everything everything -> query;
            case Visibility.MentionsOf own ->
                new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(
                                new TermQuery(new Term(
                                        Schema.OWNER, own.organisation().value())),
                                Occur.FILTER)
                        .build();
        };
    }

    private Query compile(andon.corpus.query.Query query) {
        return switch (query) {
            case andon.corpus.query.Query.All all -> MatchAllDocsQuery.INSTANCE;
            case andon.corpus.query.Query.And and -> all(and.parts());
            case andon.corpus.query.Query.Or or -> any(or.parts());
            case andon.corpus.query.Query.Not not -> all(List.of(not));
            case andon.corpus.query.Query.Text text -> text(TextPattern.of(text), Schema.TEXT, Schema.FORM);
            case andon.corpus.query.Query.Title title ->
                text(TextPattern.of(title.text()), Schema.TITLE, Schema.TITLE_FORM);
            case andon.corpus.query.Query.EntityValue entity -> new ConstantScoreQuery(entity(entity));
            case andon.corpus.query.Query.HasThreat threat ->
                term(Schema.THREAT, threat.category().word());
            case andon.corpus.query.Query.SeverityIs severity -> severity(severity.comparison(), severity.severity());
            case andon.corpus.query.Query.Language language -> term(Schema.LANGUAGE, language.code());
            case andon.corpus.query.Query.Kind kind ->
                term(Schema.KIND, kind.kind().word());
            case andon.corpus.query.Query.Source source -> term(Schema.SOURCE, source.id());
            case andon.corpus.query.Query.Author author -> author(author.name());
            case andon.corpus.query.Query.Time time -> new ConstantScoreQuery(time(time));
            case andon.corpus.query.Query.VersionIs version -> new ConstantScoreQuery(version(version));
            case andon.corpus.query.Query.Stated stated -> term(Schema.field(stated.statement()), stated.value());
            case andon.corpus.query.Query.Price price -> {
                PriceTerms terms = PriceTerms.of(price);
                yield TermRangeQuery.newStringRange(Schema.PRICE, terms.low(), terms.high(), true, true);
            }
            case andon.corpus.query.Query.Mirror mirror ->
                term(Schema.MIRROR, mirror.mirror() ? Schema.YES : Schema.NO);
        };
    }

    private Query all(List<andon.corpus.query.Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (andon.corpus.query.Query part : parts) {
            if (part instanceof andon.corpus.query.Query.Not not) {
                all.add(compile(not.part()), Occur.MUST_NOT);
            } else {
                all.add(compile(part), Occur.MUST);
                positive = true;
            }
        }
        if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private Query any(List<andon.corpus.query.Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(compile(part), Occur.SHOULD));
        return any.build();
    }

    private Query text(TextPattern pattern, String field, String forms) {
        Query text = words(pattern, field, forms);
        return byFrequency ? text : new ConstantScoreQuery(text);
    }

    private Query words(TextPattern pattern, String field, String forms) {
        if (pattern.words().isEmpty()) {
            return new MatchNoDocsQuery("no word");
        }
        if (pattern.prefix()) {
            return Patterns.prefix(new Term(forms, pattern.words().getFirst().form()), deadline);
        }
        if (pattern.gap() > 0 && pattern.blockEnd(0) < pattern.words().size()) {
            return new IntervalQuery(field, near(pattern));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int i = 0; i < pattern.words().size(); i++) {
            boolean joined = pattern.words().get(i).joined();
            boolean inPair = i > 0 && pattern.words().get(i - 1).joined();
            if (joined) {
                phrase.add(
                        new Term(field, pattern.stems().get(i) + pattern.stems().get(i + 1)), i);
            } else if (!inPair) {
                phrase.add(new Term(field, pattern.stems().get(i)), i);
            }
        }
        PhraseQuery built = phrase.build();
        return built.getTerms().length == 1 ? new TermQuery(built.getTerms()[0]) : built;
    }

    /** Each block as its terms side by side, the last character alone, so that the block is as wide as its words. */
    private static IntervalsSource near(TextPattern pattern) {
        List<IntervalsSource> blocks = new ArrayList<>();
        int to;
        for (int from = 0; from < pattern.words().size(); from = to) {
            to = pattern.blockEnd(from);
            List<IntervalsSource> terms = new ArrayList<>();
            for (int i = from; i + 1 < to; i++) {
                terms.add(
                        Intervals.term(pattern.stems().get(i) + pattern.stems().get(i + 1)));
            }
            terms.add(Intervals.term(pattern.stems().get(to - 1)));
            blocks.add(Intervals.phrase(terms.toArray(IntervalsSource[]::new)));
        }
        return Intervals.maxgaps(pattern.gap(), Intervals.ordered(blocks.toArray(IntervalsSource[]::new)));
    }

    private static Query version(andon.corpus.query.Query.VersionIs asked) {
        return switch (asked.comparison()) {
            case AT_LEAST -> IntPoint.newRangeQuery(Schema.VERSION_NUMBER, asked.version(), Integer.MAX_VALUE);
            case AT_MOST -> IntPoint.newRangeQuery(Schema.VERSION_NUMBER, Integer.MIN_VALUE, asked.version());
            case EQUAL -> IntPoint.newExactQuery(Schema.VERSION_NUMBER, asked.version());
        };
    }

    private Query entity(andon.corpus.query.Query.EntityValue entity) {
        String field = Schema.entityField(entity.field());
        ValuePattern pattern = ValuePattern.of(entity.field(), entity.value());
        return switch (pattern) {
            case ValuePattern.Any any ->
                new TermQuery(new Term(Schema.HAS, entity.field() == EntityField.IP ? Schema.IP : field));
            case ValuePattern.Exact exact -> terms(field, exact.terms());
            case ValuePattern.Wild wild -> wild(field, wild.patterns());
            case ValuePattern.Range range -> range(range);
        };
    }

    private Query author(String name) {
        ValuePattern pattern = ValuePattern.author(name);
        return new ConstantScoreQuery(
                switch (pattern) {
                    case ValuePattern.Any any -> wild(Schema.AUTHOR, Set.of("*"));
                    case ValuePattern.Exact exact -> terms(Schema.AUTHOR, exact.terms());
                    case ValuePattern.Wild wild -> wild(Schema.AUTHOR, wild.patterns());
                    case ValuePattern.Range range -> range(range);
                });
    }

    private static Query terms(String field, Set<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.iterator().next()))
                : new TermInSetQuery(field, terms.stream().map(BytesRef::new).toList());
    }

    /** Only the star is ours; Lucene's other signs stand for themselves. */
    private Query wild(String field, Set<String> patterns) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String pattern : patterns) {
            String escaped = pattern.replace("\\", "\\\\").replace("?", "\\?");
            any.add(Patterns.wildcard(new Term(field, escaped), deadline), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query range(ValuePattern.Range range) {
        try {
            return InetAddressPoint.newPrefixQuery(
                    Schema.IP, InetAddress.getByAddress(range.address()), range.prefix());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static Query severity(Comparison comparison, Severity bound) {
        List<BytesRef> words = Arrays.stream(Severity.values())
                .filter(severity -> switch (comparison) {
                    case AT_LEAST -> severity.compareTo(bound) >= 0;
                    case AT_MOST -> severity.compareTo(bound) <= 0;
                    case EQUAL -> severity == bound;
                })
                .map(severity -> new BytesRef(severity.word()))
                .toList();
        return new ConstantScoreQuery(new TermInSetQuery(Schema.SEVERITY, words));
    }

    private static Query time(andon.corpus.query.Query.Time time) {
        String field = Schema.timeField(time.field());
        long from = time.from() == null ? Long.MIN_VALUE : DocumentFacts.micros(time.from());
        long to = time.to() == null ? Long.MAX_VALUE : DocumentFacts.micros(time.to());
        if (time.to() != null && to == Long.MIN_VALUE) {
            return new MatchNoDocsQuery("nothing is before the beginning of time");
        }
        return LongPoint.newRangeQuery(field, from, time.to() == null ? to : to - 1);
    }

    private static Query term(String field, String term) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, term)));
    }
}
