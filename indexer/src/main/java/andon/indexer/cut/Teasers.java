package andon.indexer.cut;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Tells entries that lead to what they are about, threads of a forum or listings of a shop, from posts, which say it. */
final class Teasers {
    private static final double NEARLY_ALL = 0.8;
    /** "Reply" and "Re: Lanterns" lead elsewhere from each post, and are no titles. */
    private static final double DIFFERENT = 0.6;

    private static final int SHORTEST_TITLE = 4;
    /** So many characters outside of links are words of a post: links behind them are its own. */
    private static final int WORDS = 25;

    private Teasers() {}

    /** Whether nearly all rows begin with a link, each with another, that is neither its author's nor a place on the page. */
    static boolean are(List<Columns.Row> rows, Outline outline) {
        Set<String> targets = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Columns.Row row : rows) {
            Element link = leading(row, outline);
            if (link != null) {
                targets.add(link.attr("href"));
                titles.add(link.text());
            }
        }
        return targets.size() > 1
                && targets.size() >= NEARLY_ALL * rows.size()
                && titles.size() >= DIFFERENT * targets.size();
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static @Nullable Element leading(Columns.Row row, Outline outline) {
        Element[] found = new Element[1];
        // In a row without words of its own a title may have been taken for the author: only a link to somebody's
        // own page is passed over there.
        boolean says = outline.words(row.block()) >= WORDS;
        row.block().filter(new NodeFilter() {
            private int words;

            @Override
            public FilterResult head(Node node, int depth) {
                if (says && node == row.author() || node == row.time() || found[0] != null) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (node instanceof TextNode text) {
                    words += text.text().strip().length();
                } else if (node instanceof Element link && link.normalName().equals("a")) {
                    found[0] = words < WORDS && isTitle(link) && !holds(link, row.time()) ? link : null;
                    return FilterResult.SKIP_ENTIRELY;
                }
                return words < WORDS ? FilterResult.CONTINUE : FilterResult.STOP;
            }
        });
        return found[0];
    }

    /** A link around the time leads to the post itself. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean holds(Element link, @Nullable Element part) {
        Element at = part;
        while (at != null && at != link) {
            at = at.parent();
        }
        return at != null;
    }

    private static boolean isTitle(Element link) {
        String target = link.attr("href");
        return !target.isEmpty()
                && target.indexOf('#') < 0
                && !Outline.isProfile(target)
                && link.text().codePoints().filter(Character::isLetter).count() >= SHORTEST_TITLE;
    }
}
