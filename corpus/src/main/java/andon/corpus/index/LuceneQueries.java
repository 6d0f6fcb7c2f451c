package andon.corpus.index;

import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Severity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/** Compiles Andon's queries to Lucene's. Only words and phrases of the text give a score; all else filters. */
final class LuceneQueries {
    private LuceneQueries() {}

    static Query compile(andon.corpus.query.Query query) {
        return switch (query) {
            case andon.corpus.query.Query.All all -> MatchAllDocsQuery.INSTANCE;
            case andon.corpus.query.Query.And and -> all(and.parts());
            case andon.corpus.query.Query.Or or -> any(or.parts());
            case andon.corpus.query.Query.Not not -> all(List.of(not));
            case andon.corpus.query.Query.Word word -> text(TextPattern.of(word));
            case andon.corpus.query.Query.Phrase phrase -> text(TextPattern.of(phrase.text()));
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
            case andon.corpus.query.Query.Mirror mirror ->
                term(Schema.MIRROR, mirror.mirror() ? Schema.YES : Schema.NO);
        };
    }

    private static Query all(List<andon.corpus.query.Query> parts) {
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

    private static Query any(List<andon.corpus.query.Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(compile(part), Occur.SHOULD));
        return any.build();
    }

    private static Query text(TextPattern pattern) {
        if (pattern.words().isEmpty()) {
            return new MatchNoDocsQuery("no word");
        }
        if (pattern.prefix()) {
            return new PrefixQuery(
                    new Term(Schema.FORM, pattern.words().getFirst().form()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int i = 0; i < pattern.words().size(); i++) {
            boolean joined = pattern.words().get(i).joined();
            boolean inPair = i > 0 && pattern.words().get(i - 1).joined();
            if (joined) {
                phrase.add(
                        new Term(
                                Schema.TEXT,
                                pattern.stems().get(i) + pattern.stems().get(i + 1)),
                        i);
            } else if (!inPair) {
                phrase.add(new Term(Schema.TEXT, pattern.stems().get(i)), i);
            }
        }
        PhraseQuery built = phrase.build();
        return built.getTerms().length == 1 ? new TermQuery(built.getTerms()[0]) : built;
    }

    private static Query entity(andon.corpus.query.Query.EntityValue entity) {
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

    private static Query author(String name) {
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
    private static Query wild(String field, Set<String> patterns) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String pattern : patterns) {
            String escaped = pattern.replace("\\", "\\\\").replace("?", "\\?");
            any.add(new WildcardQuery(new Term(field, escaped)), Occur.SHOULD);
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
        String field = switch (time.field()) {
            case SEEN -> Schema.SEEN;
            case POSTED -> Schema.POSTED;
            case CHANGED -> Schema.CHANGED;
        };
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
