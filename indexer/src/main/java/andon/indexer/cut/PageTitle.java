package andon.indexer.cut;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of a page is called. Themes move headings about and add others of the same form, such as "Recent alerts";
 * that of the thread is the one that the page's own {@code <title>} says, too.
 */
final class PageTitle {
    /** So many elements are looked at for each rule. */
    private static final int MOST = 20;
    /** Shorter words stand in many titles. */
    private static final int SHORTEST = 3;

    private PageTitle() {}

    /** @param label what stands in a title and is none of its words; null if there is none */
    static Optional<String> of(Document page, List<Pick> rules, @Nullable Selector label) {
        String stated = page.title().strip();
        Optional<String> first = Optional.empty();
        for (Pick rule : rules) {
            boolean stating = statesTitle(page, rule);
            for (String words : words(page, rule, label)) {
                if (!stating && words.equals(stated)) {
                    return Optional.of(words);
                }
                if (words.length() >= SHORTEST && words.length() < stated.length() && stated.contains(words)) {
                    return Optional.of(words);
                }
                if (stated.length() >= SHORTEST && words.length() > stated.length() && words.endsWith(stated)) {
                    return Optional.of(stated); // what stands before it is a prefix
                }
                if (first.isEmpty()) {
                    first = Optional.of(words);
                }
            }
        }
        return first;
    }

    /** Whether a rule finds what the page itself states. */
    private static boolean statesTitle(Document page, Pick rule) {
        Element found = rule.selector() == null ? null : rule.selector().first(page);
        return found != null && found.normalName().equals("title");
    }

    private static List<String> words(Document page, Pick rule, @Nullable Selector label) {
        if (rule.selector() == null || rule.attribute() != null) {
            return rule.words(page).stream().toList();
        }
        return page.select(rule.selector().evaluator()).stream()
                .limit(MOST)
                .map(element -> unlabelled(element, label))
                .map(words -> words.replace('\u00a0', ' ').strip())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String unlabelled(Element element, @Nullable Selector label) {
        if (label == null || label.first(element) == null) {
            return element.text();
        }
        Element copy = element.clone();
        copy.select(label.evaluator()).remove();
        return copy.text();
    }
}
