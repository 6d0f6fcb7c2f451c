package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Recognises what goes on for ever: paths that grow by wrong relative links, calendars, combinations of filters, feeds of
 * everything, random names. What is no page at all is a trap; the rest is known up to a bound for each form of address.
 */
final class EndlessSpaces {
    /** How many pages of all calendars of a site are known. */
    static final long CALENDAR_PAGES = 24;
    /** How many feeds of a site are known: some boards have one for each thread. */
    static final long FEEDS = 24;
    /** How many combinations of filters of one list are known, whatever the filters. */
    static final long FACET_PAGES = 100;
    /** How many pages of one form are known whose address is longer than any that somebody wrote. */
    static final long LONG_PAGES = 200;

    private static final int MOST_SEGMENTS = 24;
    private static final int MOST_REPEATS = 2;
    /** Of the same name in one query; filters with several values have that. */
    private static final int MOST_SAME_NAMES = 4;
    /** So many parameters of a list are filters. */
    private static final int MANY_PARAMETERS = 7;

    private static final int LONG_PATH = 12;
    private static final int LONG_QUERY = 240;

    private static final Set<String> FEED_NAMES = Set.of(
            "feed",
            "feeds",
            "rss",
            "rss2",
            "rss.xml",
            "rss.php",
            "feed.xml",
            "feed.php",
            "atom",
            "atom.xml",
            "index.rdf",
            "syndication.php",
            "external.php",
            "index.rss",
            ".rss",
            "comments-feed");

    private EndlessSpaces() {}

    /** Whether the address is one that wrong relative links or a machine made. */
    static boolean isTrap(HttpUrl url, List<CanonicalAddress.Parameter> parameters) {
        return repeats(url.pathSegments()) || repeatsNames(parameters);
    }

    /** Many segments, the same one again and again, or the same few of them twice in a row. */
    private static boolean repeats(List<String> segments) {
        if (segments.size() > MOST_SEGMENTS) {
            return true;
        }
        if (segments.size() <= MOST_REPEATS) {
            return false;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (String segment : segments) {
            if (!segment.isEmpty() && !isNumber(segment) && seen.merge(segment, 1, Integer::sum) > MOST_REPEATS) {
                return true;
            }
        }
        return seen.size() < segments.size() && repeatsInARow(segments);
    }

    private static boolean repeatsInARow(List<String> segments) {
        for (int length = 2; 2 * length <= segments.size(); length++) {
            for (int from = 0; from + 2 * length <= segments.size(); from++) {
                List<String> first = segments.subList(from, from + length);
                if (first.equals(segments.subList(from + length, from + 2 * length))
                        && !first.stream().allMatch(EndlessSpaces::isNumber)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean repeatsNames(List<CanonicalAddress.Parameter> parameters) {
        if (parameters.size() <= MOST_SAME_NAMES) {
            return false;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (CanonicalAddress.Parameter parameter : parameters) {
            if (seen.merge(parameter.lowerName(), 1, Integer::sum) > MOST_SAME_NAMES) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A page with the form of its address and how many of that form may be known.
     *
     * @param most of an ordinary form
     */
    static Discovered bounded(URI page, long most) {
        // All calendar pages share one bound, however their addresses are written; so do all feeds.
        if (AddressShape.isCalendar(page)) {
            return new Discovered(page, "calendar", CALENDAR_PAGES);
        }
        List<CanonicalAddress.Parameter> parameters = CanonicalAddress.parameters(page.getRawQuery());
        if (isFeed(page, parameters)) {
            return new Discovered(page, "feed", FEEDS);
        }
        if (isFaceted(parameters)) {
            return new Discovered(page, AddressShape.ofList(page), FACET_PAGES);
        }
        String shape = AddressShape.of(page);
        return new Discovered(page, shape, isLong(page) ? Math.min(most, LONG_PAGES) : most);
    }

    private static boolean isFeed(URI page, List<CanonicalAddress.Parameter> parameters) {
        String path = page.getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        String last =
                path.substring(path.lastIndexOf('/', end - 1) + 1, Math.max(end, path.lastIndexOf('/', end - 1) + 1));
        return FEED_NAMES.contains(last)
                || parameters.stream()
                        .anyMatch(p -> p.lowerName().equals("feed")
                                || p.lowerName().equals("type") && FEED_NAMES.contains(p.value())
                                || p.lowerName().equals("format") && FEED_NAMES.contains(p.value()));
    }

    /** Whether a list is narrowed by several filters: there are as many such lists as there are sets of filters. */
    private static boolean isFaceted(List<CanonicalAddress.Parameter> parameters) {
        int filters = 0;
        for (CanonicalAddress.Parameter parameter : parameters) {
            String name = parameter.lowerName();
            if (LinkWords.ONE_THING.contains(name)) {
                // What it shows is one thing, whatever list the reader came from.
                return parameters.size() >= MANY_PARAMETERS;
            }
            filters += LinkWords.FILTERS.contains(name) || name.endsWith("]") ? 1 : 0;
        }
        return filters >= 2 || parameters.size() >= MANY_PARAMETERS;
    }

    private static boolean isLong(URI page) {
        String query = page.getRawQuery();
        return query != null && query.length() > LONG_QUERY
                || page.getRawPath().chars().filter(c -> c == '/').count() > LONG_PATH;
    }
}
