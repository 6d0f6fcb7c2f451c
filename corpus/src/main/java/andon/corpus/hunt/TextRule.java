package andon.corpus.hunt;

import andon.vocabulary.Document;
import andon.vocabulary.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A rule over the text of documents in the manner of YARA; docs/hunting.md has its grammar. Immutable. */
public final class TextRule implements DocumentMatcher {
    private final String name;
    private final List<RuleString> strings;
    private final Condition condition;

    TextRule(String name, List<RuleString> strings, Condition condition) {
        this.name = name;
        this.strings = List.copyOf(strings);
        this.condition = condition;
    }

    /** @throws RuleSyntaxException if it cannot be read; nothing else is ever thrown */
    public static TextRule parse(String text) throws RuleSyntaxException {
        return new RuleParser(text).rule();
    }

    public String name() {
        return name;
    }

    @Override
    public Optional<List<Span>> match(Document document) {
        return match(document.searchableText());
    }

    Optional<List<Span>> match(String searchable) {
        RuleText text = new RuleText(searchable);
        Set<String> found = new HashSet<>();
        TreeSet<Span> places = new TreeSet<>();
        for (RuleString string : strings) {
            List<Span> spans = string.places(text);
            if (!spans.isEmpty()) {
                found.add(string.id());
                places.addAll(spans);
            }
        }
        return condition.holds(found)
                ? Optional.of(places.stream().limit(MAX_SPANS).toList())
                : Optional.empty();
    }
}
