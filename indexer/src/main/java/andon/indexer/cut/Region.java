package andon.indexer.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The part of a page that is not navigation: a copy of its body without menus, headers, footers, forms and side columns. */
final class Region {
    private static final Pattern BOILERPLATE = Pattern.compile(
            "(?:^|[\\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|pagination|pager|pages|topbar|banner|cookie|share|social|related|login|search|toolbar|tools|copyright)(?:$|[\\s_-])");
    /** The page's own header and footer, not those of a card or of a post. */
    private static final Pattern EDGE = Pattern.compile(
            "(?:^|\\s)(?:(?:site|page|main|top|global|forum|board)[_-]?)?(?:header|footer)(?:$|\\s)|(?:^|\\s)(?:header|footer)[_-]");

    private static final int FACTS = 3;
    private static final String NOT_CONTENT = "nav, footer, script, style, noscript, header:not(article header),"
            + " [role=navigation], [aria-hidden=true], [hidden], [style*='display:none'], [style*='display:"
            + " none']";

    private static final int LONGEST_HEADING = 300;
    /** Shorter words stand in many titles. */
    private static final int SHORTEST_HEADING = 3;
    /** So many headings of a kind are looked at. */
    private static final int MOST_HEADINGS = 40;

    private Region() {}

    static Element of(Document page) {
        Element body = page.body().clone();
        unwrapWithoutScripts(body);
        Removal.of(body.select(Css.of(NOT_CONTENT)));
        Removal.of(asides(body));
        // Some boards stand in one form as a whole, whose buttons delete and report what is ticked.
        int words = body.text().length();
        Removal.of(body.select(Css.of("form")).stream()
                .filter(form -> form.text().length() * 2 <= words && !tells(form))
                .toList());
        Map<String, Integer> bearers = bearers(body);
        Set<Element> holders = holders(body);
        List<Element> beside = new ArrayList<>();
        for (Element element : body.select(Css.of("div, ul, ol, section, p, td, table, span"))) {
            String name = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
            if (!name.isBlank()
                    && (BOILERPLATE.matcher(name).find() || EDGE.matcher(name).find() && isAlone(element, bearers))
                    && !holders.contains(element)
                    && element.text().length() * 2 <= words) {
                beside.add(element);
            }
        }
        Removal.of(beside);
        for (String selector : new String[] {"main", "[role=main]", "#content", "#main", ".content", "#container"}) {
            Element main = body.selectFirst(Css.of(selector));
            if (main != null && main.text().length() * 2 > body.text().length()) {
                return main;
            }
        }
        return body;
    }

    /** What stands beside the content; of one form and in a parent of its own each, they are the columns of posts that say who wrote them. */
    private static List<Element> asides(Element body) {
        Map<String, List<Element>> forms = new HashMap<>();
        for (Element aside : body.select(Css.of("aside:not(article aside)"))) {
            forms.computeIfAbsent(aside.className(), k -> new ArrayList<>()).add(aside);
        }
        List<Element> beside = new ArrayList<>();
        for (List<Element> form : forms.values()) {
            Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
            form.forEach(aside -> parents.add(aside.parent()));
            if (form.size() == 1 || parents.size() < form.size()) {
                beside.addAll(form);
            }
        }
        return beside;
    }

    /** What is shown to who has no scripts is the page, where there is hardly anything beside it. */
    private static void unwrapWithoutScripts(Element body) {
        int within = 0;
        for (Element hidden : body.select(Css.of("noscript"))) {
            within += hidden.text().length();
        }
        if (within > 0 && within * 2 > body.text().length()) {
            body.select(Css.of("noscript")).unwrap();
        }
    }

    /** Shops put what they say of a thing into the form that orders it: rows of a label and a value. */
    private static boolean tells(Element form) {
        int facts = 0;
        for (Element row : form.select(Css.of("tr"))) {
            facts += row.childrenSize() == 2
                            && row.child(0).hasText()
                            && row.child(1).hasText()
                    ? 1
                    : 0;
        }
        return facts >= FACTS;
    }

    /** Headers of one form are those of posts or cards. */
    private static boolean isAlone(Element element, Map<String, Integer> bearers) {
        return element.className().isBlank()
                || bearers.getOrDefault(element.classNames().iterator().next().toLowerCase(Locale.ROOT), 0) < 2;
    }

    /** How many elements bear each class. Counted once: a page may call each of its blocks a header. */
    private static Map<String, Integer> bearers(Element body) {
        Map<String, Integer> bearers = new HashMap<>();
        for (Element element : body.getAllElements()) {
            if (!element.className().isBlank()) {
                element.classNames().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .forEach(name -> bearers.merge(name, 1, Integer::sum));
            }
        }
        return bearers;
    }

    /** What the content stands in, by identity. Found from within, each element once: blocks may stand in one another by thousands. */
    private static Set<Element> holders(Element body) {
        Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element content : body.select(Css.of("article, h1, pre"))) {
            Element at = content.parent();
            while (at != null && holders.add(at)) {
                at = at.parent();
            }
        }
        return holders;
    }

    /** How many of the region's characters stand in links, from 0 to 1. */
    static double linkShare(Element region) {
        int all = region.text().length();
        int linked = 0;
        for (Element link : region.select(Css.of("a"))) {
            linked += link.text().length();
        }
        return all == 0 ? 1 : Math.min(1, (double) linked / all);
    }

    /** The page's own heading, else the part of its {@code <title>} that is not the site's name. */
    static Optional<String> heading(Document page, Element region) {
        return heading(page, region, List.of());
    }

    /**
     * The same for a page with posts: what is headed so inside of one ("Code:") is not what the page is called, unless its
     * {@code <title>} says so.
     */
    static Optional<String> heading(Document page, Element region, List<Element> posts) {
        Set<Element> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        blocks.addAll(posts);
        String title = page.title().strip();
        String first = null;
        for (String selector : new String[] {"h1", "h2", "[class*=title]", "h3"}) {
            int seen = 0;
            for (Element heading : region.select(Css.of(selector))) {
                String text = heading.text().strip();
                boolean fits = !text.isEmpty() && text.length() < LONGEST_HEADING && ++seen <= MOST_HEADINGS;
                if (fits && !blocks.isEmpty() && text.length() >= SHORTEST_HEADING && title.contains(text)) {
                    return Optional.of(text);
                }
                if (fits && first == null && (blocks.isEmpty() || !isIn(heading, blocks))) {
                    first = text;
                }
            }
            if (first != null && blocks.isEmpty()) {
                return Optional.of(first);
            }
        }
        return Optional.ofNullable(first).or(() -> named(title));
    }

    private static boolean isIn(Element element, Set<Element> blocks) {
        Element at = element;
        while (at != null && !blocks.contains(at)) {
            at = at.parent();
        }
        return at != null;
    }

    private static Optional<String> named(String title) {
        int bar = Math.max(title.lastIndexOf(" | "), Math.max(title.lastIndexOf(" – "), title.lastIndexOf(" — ")));
        String own = bar > 0 ? title.substring(0, bar).strip() : title;
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }
}
