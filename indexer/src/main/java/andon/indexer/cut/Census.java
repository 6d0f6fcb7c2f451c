package andon.indexer.cut;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The classes and ids of a page, taken in one walk, so that most selectors of most profiles need no walk of their own. */
final class Census {
    private static final Pattern NAMED = Pattern.compile("([.#])([A-Za-z_][\\w-]*)");

    private final Set<String> names = new HashSet<>();

    private Census() {}

    static Census of(Element page) {
        Census census = new Census();
        page.traverse((node, depth) -> {
            if (node instanceof Element element && element.attributesSize() > 0) {
                if (!element.id().isEmpty()) {
                    census.names.add("#" + element.id());
                }
                for (String name : element.classNames()) {
                    census.names.add("." + name);
                }
            }
        });
        return census;
    }

    /** False only if {@code selector} names a class or an id that the page does not have. */
    boolean may(String selector) {
        if (selector.indexOf(',') >= 0 || selector.indexOf(':') >= 0 || selector.indexOf('[') >= 0) {
            int end = firstOf(selector, "[:,");
            return selector.indexOf(',') >= 0 || allKnown(selector.substring(0, end));
        }
        return allKnown(selector);
    }

    private static int firstOf(String selector, String stops) {
        int end = selector.length();
        for (int i = 0; i < stops.length(); i++) {
            int at = selector.indexOf(stops.charAt(i));
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return end;
    }

    private boolean allKnown(String plain) {
        Matcher m = NAMED.matcher(plain);
        while (m.find()) {
            if (!names.contains(m.group())) {
                return false;
            }
        }
        return true;
    }
}
