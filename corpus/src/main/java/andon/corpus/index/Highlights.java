package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Word;
import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where a document matches: the words, phrases and entities that a query asks for, not those that it excludes. */
public final class Highlights {
    /** More places of one document are not marked. */
    public static final int MAX_SPANS = 500;

    /** What is marked. */
    private sealed interface Marked {
        record Text(TextPattern pattern, boolean inTitle) implements Marked {}

        record Values(EntityField field, ValuePattern pattern) implements Marked {}
    }

    private final List<Marked> marked = new ArrayList<>();

    /** To be made once for all documents of a page. */
    Highlights(Query query) {
        collect(query);
    }

    /** In order, without overlaps. */
    public static List<Span> of(Query query, DocumentFacts facts) {
        return new Highlights(query).in(facts);
    }

    private void collect(Query query) {
        switch (query) {
            case Query.And and -> and.parts().forEach(this::collect);
            case Query.Or or -> or.parts().forEach(this::collect);
            case Query.Text text -> marked.add(new Marked.Text(TextPattern.of(text), false));
            case Query.Title title -> marked.add(new Marked.Text(TextPattern.of(title.text()), true));
            case Query.EntityValue entity ->
                marked.add(new Marked.Values(entity.field(), ValuePattern.of(entity.field(), entity.value())));
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

    /** In order, without overlaps. */
    List<Span> in(DocumentFacts facts) {
        TreeSet<Span> spans = new TreeSet<>();
        for (Marked each : marked) {
            switch (each) {
                case Marked.Text text -> text(text, facts, spans);
                case Marked.Values values -> entities(values, facts, spans);
            }
        }
        return merged(spans);
    }

    private static void text(Marked.Text text, DocumentFacts facts, Set<Span> spans) {
        List<Word> words = facts.words();
        int size = text.inTitle() ? facts.titleWords() : words.size();
        for (int i = 0; i < size && spans.size() < MAX_SPANS; i++) {
            int last = text.pattern().endAt(words, i, size);
            if (last != TextPattern.NO_MATCH) {
                spans.add(new Span(words.get(i).start(), words.get(last).end()));
            }
        }
    }

    private static void entities(Marked.Values asked, DocumentFacts facts, Set<Span> spans) {
        for (Entity entity : facts.document().entities()) {
            if (spans.size() < MAX_SPANS && isAskedFor(entity, asked.field(), asked.pattern())) {
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

    private static List<Span> merged(Set<Span> spans) {
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
