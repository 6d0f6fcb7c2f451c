package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import andon.vocabulary.OnionAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a page leads.
 *
 * @param pages of the same source, in the order of the page, each once
 * @param candidates onion hosts that are no part of it, with what the first link to each says (untrusted, may be empty)
 * @param refused how many links were not followed, by reason
 * @param rows how many of the links to pages of the source stand in a row of their own, as those to threads in a listing do
 */
public record OutLinks(
        List<Discovered> pages, Map<OnionAddress, String> candidates, Map<String, Integer> refused, int rows) {
    /** How many links of a page are read. */
    public static final int MOST = 3000;

    private static final OutLinks NONE = new OutLinks(List.of(), Map.of(), Map.of(), 0);
    private static final int MOST_CANDIDATES = 200;
    private static final int LONGEST_TEXT = 200;

    public OutLinks {
        pages = List.copyOf(pages);
        candidates = Map.copyOf(candidates);
        refused = Map.copyOf(refused);
    }

    /** A page that the links lead to. */
    static final class Found {
        private final Discovered page;
        private Rows.@Nullable Row row;
        private boolean inSeveralRows;
        private long hint;

        Found(Discovered page) {
            this.page = page;
        }

        private Discovered discovered() {
            return hint == 0 ? page : new Discovered(page.address(), page.shape(), page.mostOfShape(), hint);
        }
    }

    /** Judges what was read of a page that was fetched from {@code address}. */
    static OutLinks of(SiteScope scope, URI address, Document page, PageLinks read, boolean namesOnions) {
        Optional<LinkBase> own = LinkBase.of(address);
        if (own.isEmpty()) {
            return NONE;
        }
        LinkBase base = read.base.map(own.get()::of).orElse(own.get());
        scope.learnSessions(SessionNames.of(scope, base, read.links));
        Map<String, Found> found = new LinkedHashMap<>();
        Map<OnionAddress, String> candidates = new LinkedHashMap<>();
        Map<String, Integer> refused = new HashMap<>();
        Rows rows = new Rows();
        for (PageLinks.Link link : read.links) {
            String text = LinkText.of(link.element());
            if (link.acts() || LinkActions.says(text)) {
                refused.merge("action", 1, Integer::sum);
                continue;
            }
            switch (scope.judge(base, link.href())) {
                case SiteScope.Verdict.Follow follow -> {
                    Found one =
                            found.computeIfAbsent(follow.page().address().toString(), a -> new Found(follow.page()));
                    place(one, link.element(), text, rows);
                }
                case SiteScope.Verdict.Elsewhere elsewhere -> {
                    if (candidates.size() < MOST_CANDIDATES) {
                        candidates.computeIfAbsent(elsewhere.host(), h -> said(link.element()));
                    }
                }
                case SiteScope.Verdict.Refused no -> refused.merge(no.code(), 1, Integer::sum);
            }
        }
        read.refresh.flatMap(Refresh::target).ifPresent(target -> {
            if (scope.judge(base, target) instanceof SiteScope.Verdict.Follow follow) {
                found.computeIfAbsent(follow.page().address().toString(), a -> new Found(follow.page()));
            }
        });
        if (namesOnions) {
            OnionMentions.in(page.wholeText(), scope, own.get(), candidates, MOST_CANDIDATES);
        }
        int rowLinks = chooseMainLinks(rows);
        return new OutLinks(found.values().stream().map(Found::discovered).toList(), candidates, refused, rowLinks);
    }

    /** Judges addresses as they stand in a file that has no markup of a page, with the {@code text} of that file. */
    public static OutLinks of(SiteScope scope, URI address, List<String> hrefs, String text) {
        Optional<LinkBase> base = LinkBase.of(address);
        if (base.isEmpty()) {
            return NONE;
        }
        Map<String, Discovered> found = new LinkedHashMap<>();
        Map<OnionAddress, String> candidates = new LinkedHashMap<>();
        Map<String, Integer> refused = new HashMap<>();
        for (String href : hrefs) {
            switch (scope.judge(base.get(), href)) {
                case SiteScope.Verdict.Follow follow ->
                    found.putIfAbsent(follow.page().address().toString(), follow.page());
                case SiteScope.Verdict.Elsewhere elsewhere -> {
                    if (candidates.size() < MOST_CANDIDATES) {
                        candidates.putIfAbsent(elsewhere.host(), "");
                    }
                }
                case SiteScope.Verdict.Refused no -> refused.merge(no.code(), 1, Integer::sum);
            }
        }
        if (text.contains(OnionMentions.SUFFIX)) {
            OnionMentions.in(text, scope, base.get(), candidates, MOST_CANDIDATES);
        }
        return new OutLinks(List.copyOf(found.values()), candidates, refused, 0);
    }

    /** These pages, and behind them those of {@code more} that are none of them. */
    public OutLinks with(OutLinks more) {
        Map<URI, Discovered> all = new LinkedHashMap<>();
        pages.forEach(page -> all.put(page.address(), page));
        more.pages.forEach(page -> all.putIfAbsent(page.address(), page));
        return new OutLinks(List.copyOf(all.values()), candidates, refused, rows);
    }

    private static String said(Element link) {
        String text = link.text();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static void place(Found found, Element link, String text, Rows rows) {
        Rows.Row row = rows.around(link);
        if (row == null) {
            return;
        }
        found.inSeveralRows |= found.row != null && found.row != row;
        found.row = row;
        // An icon or a letter in place of a portrait names no thread.
        if (text.length() >= 2) {
            row.links.add(found);
        }
    }

    /**
     * A row is about the first page that it names and no other row does: a thread, and not the author or the category,
     * which stand in many rows.
     */
    private static int chooseMainLinks(Rows rows) {
        int chosen = 0;
        for (Rows.Row row : rows.all()) {
            for (Found link : row.links) {
                if (!link.inSeveralRows) {
                    link.hint = row.hint;
                    chosen++;
                    break;
                }
            }
        }
        return chosen;
    }
}
