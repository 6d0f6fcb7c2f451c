package andon.indexer.cut;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * The tags, classes, ids and attributes of a page, taken in one walk, so that most selectors of most profiles need no walk of
 * their own. They are spelled {@code tag}, {@code .class}, {@code #id}, {@code [attribute}, {@code [name=value}, in small letters
 * all but ids: for jsoup, too, {@code .Post} finds {@code class=post}.
 */
final class Census {
    /** The one attribute that is known by its values, too: {@code meta[name=generator]}. */
    static final String VALUED = "name";

    private final Set<String> names = new HashSet<>();

    private Census() {}

    static Census of(Element page) {
        Census census = new Census();
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                census.names.add(element.normalName());
                if (element.attributesSize() > 0) {
                    census.attributes(element);
                }
            }
        });
        return census;
    }

    private void attributes(Element element) {
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            switch (key) {
                case "id" -> names.add("#" + attribute.getValue());
                case "class" -> classes(attribute.getValue());
                case VALUED ->
                    names.add("[" + VALUED + "=" + attribute.getValue().strip().toLowerCase(Locale.ROOT));
                default -> {}
            }
            names.add("[" + key);
        }
    }

    private void classes(String value) {
        for (int i = 0; i < value.length(); ) {
            int end = i;
            while (end < value.length() && !StringUtil.isWhitespace(value.charAt(end))) {
                end++;
            }
            if (end > i) {
                names.add("." + value.substring(i, end).toLowerCase(Locale.ROOT));
            }
            i = end + 1;
        }
    }

    boolean hasAll(Collection<String> needed) {
        for (String name : needed) {
            if (!names.contains(name)) {
                return false;
            }
        }
        return true;
    }
}
