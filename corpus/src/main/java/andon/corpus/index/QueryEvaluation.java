package andon.corpus.index;

import andon.corpus.query.Query;
import andon.vocabulary.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates a query on one document, without an index. Means the same as {@link LuceneQueries}, clause by clause. */
public final class QueryEvaluation {
    private QueryEvaluation() {}

    public static boolean matches(Query query, DocumentFacts facts) {
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(part -> matches(part, facts));
            case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, facts));
            case Query.Not not -> !matches(not.part(), facts);
            case Query.Text text ->
                TextPattern.of(text).matches(facts.words(), facts.words().size());
            case Query.Title title -> TextPattern.of(title.text()).matches(facts.words(), facts.titleWords());
            case Query.EntityValue entity -> entity(entity, facts);
            case Query.HasThreat threat ->
                facts.document().threats().stream().anyMatch(t -> t.category() == threat.category());
            case Query.SeverityIs severity ->
                severity(severity, facts.document().severity());
            case Query.Language language -> facts.document().language().equals(language.code());
            case Query.Kind kind -> facts.document().kind() == kind.kind();
            case Query.Source source -> facts.document().source().value().equals(source.id());
            case Query.Author author -> ValuePattern.author(author.name()).matchesTerm(facts.authors());
            case Query.Time time -> time(time, facts);
            case Query.VersionIs version ->
                compare(Integer.compare(facts.indexed().version(), version.version()), version.comparison());
            case Query.Stated stated -> facts.stated(stated.statement()).contains(stated.value());
            case Query.Price price ->
                PriceTerms.of(price).contain(PriceTerms.of(facts.document().details()));
            case Query.Mirror mirror -> facts.mirror() == mirror.mirror();
        };
    }

    private static boolean entity(Query.EntityValue entity, DocumentFacts facts) {
        ValuePattern pattern = ValuePattern.of(entity.field(), entity.value());
        if (entity.field() == Query.EntityField.IP) {
            return switch (pattern) {
                case ValuePattern.Any any -> !facts.addresses().isEmpty();
                case ValuePattern.Range range ->
                    facts.addresses().stream().anyMatch(address -> range.contains(address.getAddress()));
                case ValuePattern.Exact exact -> false;
                case ValuePattern.Wild wild -> false;
            };
        }
        return pattern.matchesTerm(facts.terms().getOrDefault(entity.field(), Set.of()));
    }

    private static boolean severity(Query.SeverityIs asked, @Nullable Severity severity) {
        return severity != null && compare(severity.compareTo(asked.severity()), asked.comparison());
    }

    static boolean compare(int order, Query.Comparison comparison) {
        return switch (comparison) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
        };
    }

    private static boolean time(Query.Time time, DocumentFacts facts) {
        Instant instant = switch (time.field()) {
            case SEEN -> facts.indexed().firstSeen();
            case POSTED -> facts.document().postedAt();
            case CHANGED -> facts.indexed().changedAt();
        };
        if (instant == null) {
            return false;
        }
        long micros = DocumentFacts.micros(instant);
        return (time.from() == null || micros >= DocumentFacts.micros(time.from()))
                && (time.to() == null || micros < DocumentFacts.micros(time.to()));
    }
}
