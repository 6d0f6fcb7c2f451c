package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Cuts a page into units: by the first profile that recognises it, else by its structure. Pure and thread-safe. */
public final class Cutter {
    /** More units on one page are a dump of a site, not a page of it. */
    private static final int MOST_UNITS = 2_000;

    private final List<Profile> profiles;

    public Cutter(List<Profile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    public CutResult cut(Page page) {
        for (Profile profile : profiles) {
            if (profile.recognise().stream().anyMatch(s -> page.html().selectFirst(s) != null)) {
                Optional<CutResult> result = byProfile(page, profile);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        return Gates.of(page.html()).<CutResult>map(CutResult.None::new).orElseGet(() -> new GenericCutter(page).cut());
    }

    /** Empty if the page is the software's, but nothing that its profile knows. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static Optional<CutResult> byProfile(Page page, Profile profile) {
        boolean alternate = profile.alternateAddress() != null
                && Pattern.compile(profile.alternateAddress())
                        .matcher(page.address().toString())
                        .find();
        if (alternate || profile.print().stream().anyMatch(s -> page.html().selectFirst(s) != null)) {
            return Optional.of(new CutResult.None(NoUnits.PRINT_VIEW));
        }
        List<Cut> cuts = new ArrayList<>();
        List<Element> items = page.html().select(profile.item());
        boolean alone = items.size() == 1;
        for (Element item : items) {
            if (cuts.size() < MOST_UNITS && isWhole(item, profile, alone)) {
                boolean opens = profile.documentKind() != DocumentKind.POST
                        || item == items.getFirst() && Addresses.isFirstPage(page.address());
                unit(page, profile, item, opens).ifPresent(cuts::add);
            }
        }
        if (!cuts.isEmpty()) {
            return Optional.of(new CutResult.Units(profile.name(), cuts));
        }
        if (!items.isEmpty()
                || profile.index().stream().anyMatch(s -> page.html().selectFirst(s) != null)) {
            return Optional.of(new CutResult.None(NoUnits.INDEX_PAGE));
        }
        if (profile.documentKind() != DocumentKind.POST) {
            return Optional.empty();
        }
        NoUnits reason = Gates.of(page.html()).orElse(NoUnits.SERVICE_PAGE);
        return Optional.of(new CutResult.None(reason));
    }

    /** An item with a "read more" link is only a beginning; an ellipsis at its end says the same. */
    private static boolean isWhole(Element item, Profile profile, boolean alone) {
        boolean excerpt = profile.excerpt().stream().anyMatch(s -> item.selectFirst(s) != null);
        if (excerpt) {
            return false;
        }
        String text = first(item, profile.body()).map(HtmlText::of).orElse("");
        return alone
                || profile.excerpt().isEmpty()
                || !(text.endsWith("…") || text.endsWith("[...]") || text.endsWith("..."));
    }

    private static Optional<Cut> unit(Page page, Profile profile, Element item, boolean opens) {
        Optional<Element> body = first(item, profile.body());
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Element words = body.get().clone();
        if (profile.remove() != null) {
            words.select(profile.remove()).remove();
        }
        List<String> quotes = quotes(words, profile.quote());
        String text = HtmlText.of(words);
        if (text.isEmpty() && quotes.isEmpty()) {
            return Optional.empty();
        }
        String id = profile.id() == null ? null : id(item, profile.id());
        URI permalink = permalink(page, item, profile);
        return Optional.of(new Cut(
                profile.documentKind(),
                id,
                Addresses.canonicalPath(permalink),
                id == null ? permalink : Addresses.withFragment(page.address(), item, id),
                title(page, item, profile),
                opens,
                text(item, profile.author()),
                time(page, item, profile).orElse(null),
                text,
                quotes,
                Details.NONE));
    }

    /** Takes the outermost quotes out of {@code words} and returns their text, without the line that names their author. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    static List<String> quotes(Element words, @Nullable String selector) {
        List<String> quotes = new ArrayList<>();
        if (selector == null) {
            return quotes;
        }
        for (Element quote = words.selectFirst(selector); quote != null; quote = words.selectFirst(selector)) {
            if (quote == words) {
                break;
            }
            quote.select("cite").remove();
            String text = HtmlText.of(quote);
            if (!text.isEmpty()) {
                quotes.add(text);
            }
            quote.remove();
        }
        return quotes;
    }

    private static @Nullable String id(Element item, Profile.Id rule) {
        Element holder = rule.selector() == null ? item : item.selectFirst(rule.selector());
        if (holder == null) {
            return null;
        }
        Matcher matcher = Pattern.compile(rule.pattern()).matcher(holder.attr(rule.attribute()));
        return matcher.find() ? matcher.group(1) : null;
    }

    private static URI permalink(Page page, Element item, Profile profile) {
        Element link = profile.permalink() == null ? null : item.selectFirst(profile.permalink());
        return link == null ? page.address() : Addresses.resolve(page.address(), link.attr("href"));
    }

    private static @Nullable String title(Page page, Element item, Profile profile) {
        String own = text(item, profile.title());
        if (own != null) {
            return own;
        }
        for (String selector : profile.pageTitle()) {
            Element element = page.html().selectFirst(selector);
            String text = element == null ? "" : element.text().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    private static Optional<Times.Found> time(Page page, Element item, Profile profile) {
        for (String selector : profile.time()) {
            Element element = item.selectFirst(selector);
            if (element != null) {
                Element copy = element.clone();
                if (profile.remove() != null) {
                    copy.select(profile.remove()).remove();
                }
                Optional<Times.Found> found = Times.in(copy, page.capturedAt());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String text(Element item, List<String> selectors) {
        return first(item, selectors)
                .map(e -> e.text().strip())
                .filter(t -> !t.isEmpty())
                .orElse(null);
    }

    private static Optional<Element> first(Element item, List<String> selectors) {
        for (String selector : selectors) {
            Element found = item.selectFirst(selector);
            if (found != null && (found.hasText() || selectors.size() == 1)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
