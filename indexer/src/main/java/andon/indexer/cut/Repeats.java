package andon.indexer.cut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Blocks of one form, beside or inside one another, each with an author and a time: the posts of an unknown forum. */
final class Repeats {
    private static final int SHORTEST_BLOCK = 20;
    /** Above a list of posts, a block with fewer words of its own is a note of who was here last. */
    private static final int SHORTEST_OPENER = 30;
    /** Of a group at least this share must be posts; the others are advertisements and notes. */
    private static final double POSTS = 0.6;
    /** More times than this stand in no post, but in a list of them. */
    private static final int MOST_TIMES = 6;

    private static final int MOST_BODIES = 40;
    private static final int COUNTS_FULLY = 5;
    private static final Pattern ID = Pattern.compile(
            "^(?:js[-_])?(?:el)?(?:post|p|pid|msg|message|comment|discussion|reply|m|c|t|entry|item|id|no|r)(?:[-_]?id)?[-_]?(\\d{1,12})$",
            Pattern.CASE_INSENSITIVE);
    private static final Evaluator BODY = QueryParser.parse(
            "[itemprop=text], [class*=post-body], [class*=post_body], [class*=postbody], [class*=message-body],"
                    + " [class*=content], [class*=message], [class*=body], [class*=text], blockquote.postMessage");
    private static final Evaluator TEASER = QueryParser.parse(
            "h1 a[href], h2 a[href], h3 a[href], h4 a[href], [class*=title] a[href], [class*=subject] a[href],"
                    + " a[class*=title]");
    static final Pattern DIGITS = Pattern.compile("\\d+");

    private Repeats() {}

    /** The group that most looks like a thread, in the order of the page; empty if there is none. */
    static List<Element> posts(Element region, Outline outline) {
        Map<String, List<Element>> groups = new LinkedHashMap<>();
        for (Element element : region.select(Css.of("div, article, li, section, tr, table, dd, blockquote"))) {
            boolean named = !element.className().isBlank()
                    || element.normalName().equals("article")
                    || ID.matcher(element.id()).find();
            if (element.parent() != null && named) {
                groups.computeIfAbsent(form(element), k -> new ArrayList<>()).add(element);
            }
        }
        List<Element> best = List.of();
        double bestScore = 0;
        for (List<Element> group : groups.values()) {
            List<Element> posts = group.stream().filter(e -> isPost(e, outline)).toList();
            boolean enough = posts.size() > 1
                    ? posts.size() >= POSTS * group.size()
                    : posts.size() == 1 && ID.matcher(posts.getFirst().id()).find();
            if (enough) {
                double score = posts.stream().mapToInt(e -> outline.of(e).chars).sum()
                        * (double) Math.min(posts.size(), COUNTS_FULLY);
                if (score > bestScore) {
                    best = posts;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /** Its name and first class; a number in it counts for any: {@code post-12}, {@code row1}. */
    private static String form(Element element) {
        String name = element.classNames().stream().findFirst().orElse("");
        return element.normalName() + "." + DIGITS.matcher(name).replaceAll("0");
    }

    private static boolean isPost(Element element, Outline outline) {
        Outline.Part part = outline.of(element);
        return part.chars >= SHORTEST_BLOCK && part.author != null && part.time != null && part.times <= MOST_TIMES;
    }

    /** Whether a block is one post by itself: somebody's, of one time or two, with words that are no links; of a numbered one any. */
    static boolean opens(Element element, Outline outline, boolean numbered) {
        Outline.Part part = outline.of(element);
        return part.author != null
                && part.time != null
                && part.times <= 2
                && outline.words(element) - outline.words(part.author) >= (numbered ? 1 : SHORTEST_OPENER);
    }

    /** A block whose heading leads to another page, not to a place on this one or to its author's, is a teaser of that page. */
    static boolean isTeaser(Element item) {
        Element heading = item.selectFirst(TEASER);
        return heading != null
                && heading.attr("href").indexOf('#') < 0
                && !Outline.isProfile(heading.attr("href"))
                && ID.matcher(item.id()).results().findAny().isEmpty();
    }

    /** What its software calls the body, else the innermost block that holds most of its words. */
    static Element body(Element item) {
        Element best = null;
        int longest = 0;
        int seen = 0;
        for (Element candidate : item.select(BODY)) {
            if (++seen > MOST_BODIES) {
                break;
            }
            int length = candidate.text().length();
            if (!isRoot(candidate, item) && (best == null || length > longest)) {
                best = candidate;
                longest = length;
            }
        }
        return best == null ? Prose.most(item) : best;
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isRoot(Element candidate, Element item) {
        return candidate == item;
    }

    static @Nullable String id(Element item) {
        for (String value : List.of(item.id(), item.attr("data-post-id"), item.attr("data-id"), item.attr("name"))) {
            Matcher matcher = ID.matcher(value);
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!value.isEmpty() && value.length() < 20 && value.chars().allMatch(Character::isDigit)) {
                return value;
            }
        }
        return null;
    }

    /** The number in what posts are named by; null if it is no such name. */
    static @Nullable String number(String name) {
        Matcher matcher = ID.matcher(name);
        return matcher.find() ? matcher.group(1) : null;
    }

    static @Nullable String author(Element item, Outline outline) {
        Element name = outline.of(item).author;
        return name == null ? null : Outline.name(name).orElse(null);
    }

    static Optional<Times.Found> time(Element item, Outline outline, Frame frame) {
        Element time = outline.of(item).time;
        return time == null ? Optional.empty() : Times.in(time, frame);
    }

    /** A time whose markup says that it is one: for what stands alone on its page, whose words may speak of times. */
    static Optional<Times.Found> markedTime(Element region, Outline outline, Frame frame) {
        Element time = outline.of(region).marked;
        return time == null ? Optional.empty() : Times.in(time, frame);
    }
}
