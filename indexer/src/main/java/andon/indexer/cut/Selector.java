package andon.indexer.cut;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * A CSS selector that knows, before any walk over a page, which names the page must have for it to find anything.
 *
 * @param alternatives for each part between commas the names that it cannot do without, as {@link Census} spells them
 */
record Selector(Evaluator evaluator, List<Set<String>> alternatives) {
    /** A class, an id, a tag, or an attribute with its test, in front of any pseudo-class. */
    private static final Pattern NAME = Pattern.compile(
            "[.#][A-Za-z_][\\w-]*|\\[\\s*([^\\]~^$*=!\\s]+)\\s*(?:(\\S?=)\\s*['\"]?([^'\"\\]]*)[^\\]]*)?\\]|\\[[^\\]]*\\]|[A-Za-z][\\w-]*|[:|\\\\]");

    /** @throws IllegalArgumentException if it is no selector */
    static Selector of(String css) {
        return new Selector(
                QueryParser.parse(css), parts(css).stream().map(Selector::names).toList());
    }

    static List<Selector> all(List<String> css) {
        return css.stream().map(Selector::of).toList();
    }

    /** The same for a selector that a profile may leave out. */
    static @Nullable Selector ofNullable(@Nullable String css) {
        return css == null || css.isBlank() ? null : of(css);
    }

    /** False only if the page lacks a name that the selector needs. */
    boolean mayFind(Census census) {
        for (Set<String> needed : alternatives) {
            if (census.hasAll(needed)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Element first(Element root) {
        return root.selectFirst(evaluator);
    }

    /** What stands between the commas that are in no bracket. */
    private static List<String> parts(String css) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < css.length(); i++) {
            switch (css.charAt(i)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(css.substring(from, i));
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(css.substring(from));
        return parts;
    }

    private static Set<String> names(String part) {
        Set<String> names = new HashSet<>();
        Matcher m = NAME.matcher(part);
        while (m.find()) {
            String found = m.group();
            char first = found.charAt(0);
            if (first == ':' || first == '|' || first == '\\') {
                return names; // what follows need not be on the page: :not(.x)
            }
            if (first == '[') {
                addAttribute(m, names);
            } else {
                names.add(first == '.' || first == '#' ? found : found.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Not where any of many attributes will do: {@code [^data-]}, {@code [abs:href]}, {@code [a!=b]}. */
    private static void addAttribute(Matcher m, Set<String> names) {
        String attribute = m.group(1);
        String test = m.group(2);
        if (attribute == null || attribute.indexOf(':') >= 0 || "!=".equals(test)) {
            return;
        }
        String key = attribute.toLowerCase(Locale.ROOT);
        names.add("[" + key);
        if (key.equals(Census.VALUED) && "=".equals(test)) {
            names.add("[" + key + "=" + m.group(3).strip().toLowerCase(Locale.ROOT));
        }
    }
}
