package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import andon.vocabulary.OnionAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where a page leads.
 *
 * @param pages of the same source, in the order of the page, each once
 * @param candidates onion hosts that are no part of it
 * @param refused how many links were not followed, by reason
 */
public record OutLinks(List<Discovered> pages, Collection<OnionAddress> candidates, Map<String, Integer> refused) {
    /** How many links of a page are read. */
    public static final int MOST = 3000;

    private static final int MOST_CANDIDATES = 200;
    private static final String LINKS =
            "a[href], area[href], frame[src], iframe[src], link[rel=canonical][href], link[rel=next][href],"
                    + " link[rel=prev][href], link[rel=alternate][type=application/rss+xml][href]";
    private static final Pattern HIDDEN =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONION_IN_TEXT = Pattern.compile("\\b[a-z2-7]{56}\\.onion\\b");
    private static final Pattern TOKEN = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[0-9A-Za-z_-]{16,128}");
    /** A token that stands in so many links of a page, and in most of those with parameters, is the reader's session. */
    private static final int SESSION_LINKS = 4;

    public OutLinks {
        pages = List.copyOf(pages);
        candidates = Set.copyOf(candidates);
        refused = Map.copyOf(refused);
    }

    /** Reads the links of a page that was fetched from {@code address}. */
    public static OutLinks of(SiteScope scope, URI address, Document page) {
        Element baseElement = page.selectFirst("base[href]");
        URI base = baseElement == null ? address : base(address, baseElement.attr("href"));
        List<String> hrefs = hrefs(page);
        scope.learnSessions(sessions(scope, base, hrefs));
        Map<URI, Discovered> pages = new LinkedHashMap<>();
        Set<OnionAddress> candidates = new LinkedHashSet<>();
        Map<String, Integer> refused = new HashMap<>();
        for (String href : hrefs) {
            switch (scope.judge(base, href)) {
                case SiteScope.Verdict.Follow follow ->
                    pages.putIfAbsent(follow.page().address(), follow.page());
                case SiteScope.Verdict.Elsewhere elsewhere -> candidates.add(elsewhere.host());
                case SiteScope.Verdict.Refused no -> refused.merge(no.code(), 1, Integer::sum);
            }
        }
        mentioned(scope, address, page, candidates);
        return new OutLinks(
                new ArrayList<>(pages.values()),
                candidates.stream().limit(MOST_CANDIDATES).toList(),
                refused);
    }

    private static List<String> hrefs(Document page) {
        List<String> hrefs = new ArrayList<>();
        for (Element element : page.select(LINKS)) {
            if (hrefs.size() >= MOST) {
                break;
            }
            if (!isHidden(element)) {
                hrefs.add(element.hasAttr("href") ? element.attr("href") : element.attr("src"));
            }
        }
        Gates.refreshTarget(page).ifPresent(hrefs::add);
        return hrefs;
    }

    /** What no reader can see: such a link was put there for crawlers. */
    static boolean isHidden(Element element) {
        for (Element e = element; e != null; e = e.parent()) {
            if (e.hasAttr("hidden") || HIDDEN.matcher(e.attr("style")).find()) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> sessions(SiteScope scope, URI base, List<String> hrefs) {
        HttpUrl from = HttpUrl.parse(base.toString());
        Map<String, Set<String>> linksByToken = new HashMap<>();
        Set<String> withParameters = new HashSet<>();
        for (String href : hrefs) {
            HttpUrl url = from == null ? null : from.resolve(href.strip());
            if (url == null || !scope.isOnSite(url) || url.encodedQuery() == null) {
                continue;
            }
            withParameters.add(url.toString());
            for (CanonicalAddress.Parameter p : CanonicalAddress.parameters(url)) {
                if (TOKEN.matcher(p.value()).matches() && !LinkWords.NAMES_PAGE.contains(p.lowerName())) {
                    linksByToken
                            .computeIfAbsent(p.lowerName() + "=" + p.value(), k -> new HashSet<>())
                            .add(url.toString());
                }
            }
        }
        Set<String> names = new HashSet<>();
        linksByToken.forEach((token, links) -> {
            if (links.size() >= SESSION_LINKS && links.size() * 5 >= withParameters.size() * 3) {
                names.add(token.substring(0, token.indexOf('=')));
            }
        });
        return names;
    }

    /** Onion addresses that stand in the text without being a link. */
    private static void mentioned(SiteScope scope, URI address, Document page, Set<OnionAddress> candidates) {
        Matcher m = ONION_IN_TEXT.matcher(page.wholeText());
        while (m.find() && candidates.size() < MOST_CANDIDATES) {
            if (scope.judge(address, "http://" + m.group() + "/") instanceof SiteScope.Verdict.Elsewhere elsewhere) {
                candidates.add(elsewhere.host());
            }
        }
    }

    private static URI base(URI address, String href) {
        HttpUrl from = HttpUrl.parse(address.toString());
        HttpUrl url = from == null ? null : from.resolve(href);
        return url == null ? address : url.uri();
    }
}
