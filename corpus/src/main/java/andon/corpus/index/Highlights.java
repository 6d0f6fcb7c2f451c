package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where a document matches: the words, phrases and entities that a query asks for, not those that it excludes. */
public final class Highlights {
    /** More places of one document are not marked. */
    public static final int MAX_SPANS = 500;

    private final DocumentFacts facts;
    private final TreeSet<Span> spans = new TreeSet<>();

    private Highlights(DocumentFacts facts) {
        this.facts = facts;
    }

    /** In order, without overlaps. */
    public static List<Span> of(Query query, DocumentFacts facts) {
        Highlights highlights = new Highlights(facts);
        highlights.collect(query);
        return highlights.merged();
    }

    private void collect(Query query) {
        switch (query) {
            case Query.And and -> and.parts().forEach(this::collect);
            case Query.Or or -> or.parts().forEach(this::collect);
            case Query.Text text -> text(TextPattern.of(text), facts.words().size());
            case Query.Title title -> text(TextPattern.of(title.text()), facts.titleWords());
            case Query.EntityValue entity -> entities(entity);
            case Query.All all -> {}
            case Query.Not not -> {}
            case Query.HasThreat threat -> {}
            case Query.SeverityIs severity -> {}
            case Query.Language language -> {}
            case Query.Kind kind -> {}
            case Query.Source source -> {}
            case Query.Author author -> {}
            case Query.Time time -> {}
            case Query.VersionIs version -> {}
            case Query.Stated stated -> {}
            case Query.Price price -> {}
            case Query.Mirror mirror -> {}
        }
    }

    private void text(TextPattern pattern, int size) {
        for (int i = 0; i < size && spans.size() < MAX_SPANS; i++) {
            int last = pattern.endAt(facts, i, size);
            if (last != TextPattern.NO_MATCH) {
                spans.add(new Span(
                        facts.words().get(i).start(), facts.words().get(last).end()));
            }
        }
    }

    private void entities(Query.EntityValue asked) {
        ValuePattern pattern = ValuePattern.of(asked.field(), asked.value());
        for (Entity entity : facts.document().entities()) {
            if (spans.size() < MAX_SPANS && isAskedFor(entity, asked.field(), pattern)) {
                spans.add(entity.span());
            }
        }
    }

    private static boolean isAskedFor(Entity entity, EntityField field, ValuePattern pattern) {
        if (!EntityTerms.belongs(entity.type(), field)) {
            return false;
        }
        if (field != EntityField.IP) {
            return pattern.matchesTerm(EntityTerms.of(entity, field));
        }
        return DocumentFacts.isAddress(entity)
                && (pattern instanceof ValuePattern.Any
                        || (pattern instanceof ValuePattern.Range range
                                && range.contains(
                                        InetAddresses.forString(entity.value()).getAddress())));
    }

    private List<Span> merged() {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            if (!merged.isEmpty() && span.start() < merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else if (span.length() > 0) {
                merged.add(span);
            }
        }
        return merged;
    }
}
