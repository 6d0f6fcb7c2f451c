package andon.indexer.cut;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Blocks of one form that follow one another, each with an author and a time: the posts of an unknown forum. */
final class Repeats {
    private static final int SHORTEST_BLOCK = 20;
    private static final int MOST_CANDIDATES = 5_000;
    private static final Pattern ID =
            Pattern.compile("^(?:post|p|pid|msg|message|comment|reply|m|c|t)[-_]?(\\d{1,12})$");
    private static final String AUTHOR =
            "[rel=author], [itemprop=author], [class*=author], [class*=username], [class*=poster], [class*=vendor], [class*=seller], [class*=byline]";
    private static final String TIME =
            "time, [datetime], [itemprop=datePublished], [class*=date], [class*=time], [class*=posted], [class*=created]";
    private static final String BODY =
            "[itemprop=text], [class*=post-body], [class*=post_body], [class*=message-body], [class*=content], [class*=message], [class*=body], [class*=text]";

    private Repeats() {}

    /** The largest group of siblings of one form that have an author and a time each; empty if there is none. */
    static List<Element> posts(Element region, Instant captured) {
        Map<String, List<Element>> groups = new LinkedHashMap<>();
        int seen = 0;
        for (Element element : region.select("div, article, li, section, tr, table")) {
            if (++seen > MOST_CANDIDATES) {
                break;
            }
            Element parent = element.parent();
            if (parent != null
                    && (!element.className().isBlank() || element.normalName().equals("article"))) {
                String form = System.identityHashCode(parent) + element.normalName() + "."
                        + element.classNames().stream().findFirst().orElse("");
                groups.computeIfAbsent(form, k -> new ArrayList<>()).add(element);
            }
        }
        List<Element> best = List.of();
        int bestLength = 0;
        for (List<Element> group : groups.values()) {
            boolean enough =
                    group.size() > 1 || ID.matcher(group.getFirst().id()).find();
            if (enough && group.stream().allMatch(e -> isPost(e, captured))) {
                int length = group.stream().mapToInt(e -> e.text().length()).sum();
                if (length > bestLength) {
                    best = group;
                    bestLength = length;
                }
            }
        }
        return best;
    }

    private static boolean isPost(Element element, Instant captured) {
        return element.text().length() >= SHORTEST_BLOCK
                && author(element) != null
                && time(element, captured).isPresent();
    }

    /** A block whose heading leads to another page and whose words are few is a teaser of that page. */
    static boolean isTeaser(Element item) {
        Element heading = item.selectFirst(
                "h1 a[href], h2 a[href], h3 a[href], h4 a[href], [class*=title] a[href], a[class*=title]");
        return heading != null && ID.matcher(item.id()).results().findAny().isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    static Element body(Element item) {
        Element best = null;
        for (Element candidate : item.select(BODY)) {
            if (candidate != item
                    && (best == null || candidate.text().length() > best.text().length())) {
                best = candidate;
            }
        }
        return best == null ? item : best;
    }

    static @Nullable String id(Element item) {
        for (String value : List.of(item.id(), item.attr("data-post-id"), item.attr("data-id"), item.attr("name"))) {
            Matcher matcher = ID.matcher(value);
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!value.isEmpty() && value.chars().allMatch(Character::isDigit)) {
                return value;
            }
        }
        return null;
    }

    static @Nullable String author(Element item) {
        for (Element candidate : item.select(AUTHOR)) {
            String name = candidate
                    .text()
                    .strip()
                    .replaceFirst("^(?i:by|posted by|author|vendor|автор|作者|投稿者)\\s*[:：]?\\s*", "");
            if (!name.isEmpty() && name.length() <= 60) {
                return name;
            }
        }
        return null;
    }

    static Optional<Times.Found> time(Element item, Instant captured) {
        for (Element candidate : item.select(TIME)) {
            if (candidate.text().length() < 120) {
                Optional<Times.Found> found = Times.in(candidate, captured);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
