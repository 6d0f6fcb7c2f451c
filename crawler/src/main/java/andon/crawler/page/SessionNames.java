package andon.crawler.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Finds parameters that carry a reader's session by what they do, whatever they are called: the same token stands in
 * {@link #LINKS} or more links of a page, and in most of those that have parameters.
 */
final class SessionNames {
    private static final int LINKS = 4;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;

    private SessionNames() {}

    static Set<String> of(SiteScope scope, LinkBase base, List<PageLinks.Link> links) {
        int suspects = 0;
        for (PageLinks.Link link : links) {
            suspects += mayHoldToken(link.href()) ? 1 : 0;
        }
        return suspects < LINKS ? Set.of() : names(scope, base, links);
    }

    /** Whether a value is as long as a token: cheap, and no other link needs to be looked at. */
    private static boolean mayHoldToken(String href) {
        int query = href.indexOf('?');
        for (int at = query < 0 ? -1 : href.indexOf('=', query); at >= 0; at = href.indexOf('=', at + 1)) {
            int end = at + 1;
            while (end < href.length() && "&;#=".indexOf(href.charAt(end)) < 0) {
                end++;
            }
            if (end - at - 1 >= SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(SiteScope scope, LinkBase base, List<PageLinks.Link> links) {
        Map<String, Set<String>> linksByToken = new HashMap<>();
        Set<String> withParameters = new HashSet<>();
        for (PageLinks.Link link : links) {
            HttpUrl url = link.href().indexOf('?') < 0
                    ? null
                    : base.resolve(link.href().strip());
            if (url == null || url.encodedQuery() == null || !scope.isOnSite(url)) {
                continue;
            }
            withParameters.add(url.toString());
            for (CanonicalAddress.Parameter p : CanonicalAddress.parameters(url)) {
                if (isToken(p.value()) && !LinkWords.NAMES_PAGE.contains(p.lowerName())) {
                    linksByToken
                            .computeIfAbsent(p.lowerName() + "=" + p.value(), k -> new HashSet<>())
                            .add(url.toString());
                }
            }
        }
        Set<String> names = new HashSet<>();
        linksByToken.forEach((token, those) -> {
            if (those.size() >= LINKS && those.size() * 5 >= withParameters.size() * 3) {
                names.add(token.substring(0, token.indexOf('=')));
            }
        });
        return names;
    }

    private static boolean isToken(String value) {
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            return false;
        }
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!isDigit && !isLetter && c != '_' && c != '-') {
                return false;
            }
            digit |= isDigit;
            letter |= isLetter;
        }
        return digit && letter;
    }
}
