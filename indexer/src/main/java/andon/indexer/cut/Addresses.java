package andon.indexer.cut;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** What of an address names a page for ever: no host, no session, no page number, parameters in order. */
public final class Addresses {
    private static final Set<String> PASSING = Set.of(
            "sid",
            "s",
            "phpsessid",
            "sessionid",
            "session",
            "session_id",
            "jsessionid",
            "token",
            "my_post_key",
            "highlight",
            "page",
            "start",
            "st",
            "paged",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "replytocom",
            "sort",
            "order",
            "lang_sess");

    private static final Evaluator PID = QueryParser.parse("[id^=pid]");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern LATER = Pattern.compile(
            "(?:page|start|st|paged)=0*(?:[2-9]|[1-9]\\d+).*|(?:pid|p)=\\d+.*|topic=\\d+\\.(?:0*[1-9]|msg).*|.*/page0*(?:[2-9]|[1-9]\\d+)");
    /**
     * /page-2, /page/2/, /page2.html; thread-5-page-2.html, but no slug that is followed by the thread's number, nor one that
     * ends with a year as leak-page-2024 does.
     */
    private static final Pattern LATER_PATH = Pattern.compile(
            "/page[-/]?0*(?:[2-9]|[1-9]\\d+)(?:/|\\.[a-z]|$)|(?:\\d-page-?|-page-?(?!(?:199|20\\d)\\d(?!\\d)))0*(?:[2-9]|[1-9]\\d+)(?:\\.[a-z]{2,5})?/?$",
            Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Path and query, the query's parameters sorted, those left out that only say how or when the page was seen. */
    public static String canonicalPath(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        int session = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        String clean = session < 0 ? path : path.substring(0, session);
        if (clean.length() > 1 && clean.endsWith("/")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        String query = address.getRawQuery();
        if (query == null || query.isEmpty()) {
            return clean;
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("[&;]")) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (!parameter.isEmpty() && !PASSING.contains(name)) {
                kept.add(parameter);
            }
        }
        kept.sort(String::compareTo);
        return kept.isEmpty() ? clean : clean + "?" + String.join("&", kept);
    }

    /** Whether the address names no later page of a thread and no post inside of it. */
    static boolean isFirstPage(URI address) {
        String path = address.getRawPath();
        if (path != null && LATER_PATH.matcher(path).find()) {
            return false;
        }
        String query = address.getRawQuery();
        if (query == null) {
            return true;
        }
        for (String parameter : query.split("[&;]")) {
            if (LATER.matcher(parameter).matches()) {
                return false;
            }
        }
        return true;
    }

    static URI resolve(URI page, String href) {
        try {
            return page.resolve(href.strip());
        } catch (IllegalArgumentException e) {
            return page; // a link that is no address leads nowhere: the page is where it stands
        }
    }

    /** The page with the fragment of the element or of what carries its id. */
    static URI withFragment(URI page, Element item, String id) {
        Element anchor = item.selectFirst(PID);
        String fragment = item.id().startsWith("post_") && anchor == null ? item.id() : anchorOf(item, id);
        String base = page.toString();
        int hash = base.indexOf('#');
        return PLAIN.matcher(fragment).matches()
                ? URI.create((hash < 0 ? base : base.substring(0, hash)) + "#" + fragment)
                : page;
    }

    private static String anchorOf(Element item, String id) {
        Element before = item.previousElementSibling();
        if (before != null && before.normalName().equals("a") && before.id().endsWith(id)) {
            return before.id();
        }
        return item.id().isEmpty() || !PLAIN.matcher(item.id()).matches() ? id : item.id();
    }
}
