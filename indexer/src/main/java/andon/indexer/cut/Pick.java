package andon.indexer.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One field's rule in a profile: a CSS selector, and behind it {@code @name} where an attribute holds the value. The
 * attribute alone is the item's own: {@code @data-author}. {@code @text()} is what stands in the element itself, not in its
 * children.
 */
record Pick(@Nullable Selector selector, @Nullable String attribute) {
    private static final String OWN = "text()";

    /** @throws IllegalArgumentException if it is no selector */
    static Pick of(String rule) {
        int at = rule.lastIndexOf('@');
        boolean named =
                at >= 0 && (rule.endsWith("@" + OWN) || rule.substring(at + 1).matches("[a-zA-Z][\\w-]*"));
        String selector = named ? rule.substring(0, at).strip() : rule;
        return new Pick(Selector.ofNullable(selector), named ? rule.substring(at + 1) : null);
    }

    static List<Pick> all(List<String> rules) {
        return rules.stream().map(Pick::of).toList();
    }

    /** Those of {@code rules} that may find something on a page: what cannot is not asked of each of its items. */
    static List<Pick> on(List<Pick> rules, Census census) {
        List<Pick> may = new ArrayList<>(rules.size());
        for (Pick rule : rules) {
            Pick narrowed = rule.on(census);
            if (narrowed != null) {
                may.add(narrowed);
            }
        }
        return may;
    }

    /** The same rule as far as it may find something on a page; null if it cannot. */
    @Nullable
    Pick on(Census census) {
        if (selector == null) {
            return this;
        }
        Selector narrowed = Selector.on(selector, census);
        return narrowed == null ? null : new Pick(narrowed, attribute);
    }

    /** The element that the rule names, the item itself where it names none; null if there is none. */
    @Nullable
    Element element(Element item) {
        Element found = selector == null ? item : selector.first(item);
        return found == null || attribute == null || attribute.equals(OWN) || found.hasAttr(attribute) ? found : null;
    }

    /** The value's words; empty if there are none. */
    Optional<String> words(Element item) {
        Element found = element(item);
        if (found == null) {
            return Optional.empty();
        }
        String words =
                attribute == null ? found.text() : attribute.equals(OWN) ? found.ownText() : found.attr(attribute);
        return Optional.of(words.replace('\u00a0', ' ').strip()).filter(w -> !w.isEmpty());
    }

    /** What the first rule finds that finds something. */
    static Optional<String> first(List<Pick> rules, Element item) {
        for (Pick rule : rules) {
            Optional<String> words = rule.words(item);
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }
}
