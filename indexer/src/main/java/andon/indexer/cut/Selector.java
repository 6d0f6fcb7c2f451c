package andon.indexer.cut;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * A CSS selector that knows, before any walk over a page, which names the page must have for it to find anything. Immutable but
 * for what it remembers of itself; thread-safe.
 */
final class Selector {
    /** A class, an id, a tag, or an attribute with its test, in front of any pseudo-class. */
    private static final Pattern NAME = Pattern.compile(
            "[.#][A-Za-z_][\\w-]*|\\[\\s*([^\\]~^$*=!\\s]+)\\s*(?:(\\S?=)\\s*['\"]?([^'\"\\]]*)[^\\]]*)?\\]|\\[[^\\]]*\\]|[A-Za-z][\\w-]*|[:|\\\\]");

    private static final Pattern SINGLE = Pattern.compile("\\s*[.#]?[A-Za-z_][\\w-]*\\s*");

    /** Pages of a software differ in few of a selector's parts; who makes pages of all kinds shall not fill the memory. */
    private static final int MOST_NARROWED = 64;

    private final Evaluator evaluator;
    /** What stands between commas. */
    private final List<Part> parts;
    /** What is left of it on pages that lack names, by the parts that may find something there; at most {@link #MOST_NARROWED}. */
    private final Map<BitSet, Selector> narrowed = new ConcurrentHashMap<>();

    /**
     * @param needed the names that it cannot do without, as {@link Census} spells them
     * @param isName whether it is a tag, a class or an id and nothing else
     */
    private record Part(String css, Set<String> needed, boolean isName) {
        static Part of(String css) {
            return new Part(css, names(css), SINGLE.matcher(css).matches());
        }
    }

    private Selector(List<Part> parts) {
        this.evaluator =
                QueryParser.parse(String.join(",", parts.stream().map(Part::css).toList()));
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if it is no selector */
    static Selector of(String css) {
        return new Selector(parts(css).stream().map(Part::of).toList());
    }

    static List<Selector> all(List<String> css) {
        return css.stream().map(Selector::of).toList();
    }

    /** The same for a selector that a profile may leave out. */
    static @Nullable Selector ofNullable(@Nullable String css) {
        return css == null || css.isBlank() ? null : of(css);
    }

    /** Whether it finds something on the page that the census is of: a tag, class or id alone is found where it is known of. */
    boolean finds(Element page, Census census) {
        boolean may = false;
        for (Part part : parts) {
            if (census.hasAll(part.needed())) {
                if (part.isName()) {
                    return true;
                }
                may = true;
            }
        }
        return may && first(page) != null;
    }

    /** False only if the page lacks a name that the selector needs. */
    boolean mayFind(Census census) {
        for (Part part : parts) {
            if (census.hasAll(part.needed())) {
                return true;
            }
        }
        return false;
    }

    /** What finds the same on this page, with few of the parts that cannot find anything there; null if none can. */
    static @Nullable Selector on(@Nullable Selector selector, Census census) {
        return selector == null ? null : selector.on(census);
    }

    private @Nullable Selector on(Census census) {
        BitSet may = new BitSet();
        for (int i = 0; i < parts.size(); i++) {
            may.set(i, census.hasAll(parts.get(i).needed()));
        }
        if (may.isEmpty()) {
            return null;
        }
        if (may.cardinality() == parts.size()) {
            return this;
        }
        Selector known = narrowed.get(may);
        if (known != null || narrowed.size() >= MOST_NARROWED) {
            return known == null ? this : known;
        }
        return narrowed.computeIfAbsent(
                may, bits -> new Selector(bits.stream().mapToObj(parts::get).toList()));
    }

    Evaluator evaluator() {
        return evaluator;
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
                names.add(first == '#' ? found : found.toLowerCase(Locale.ROOT));
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
