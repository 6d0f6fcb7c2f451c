package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page into units: by the first profile that recognises it, else by its structure. Where a profile recognises a page
 * but hardly finds an author or a time on it, its software has changed: what its rules miss in a unit is read from the unit's
 * structure, the whole page is cut by its structure, too, the better of both counts, and the result says so. Pure and thread-safe.
 */
public final class Cutter {
    private static final Evaluator CITE = new Evaluator.Tag("cite");

    /** What boards call pages that list members, finds and events. */
    private static final Pattern SERVICE = Pattern.compile(
            "search|discover|whats[-_]?new|find-new|recent|latest|new_?posts|unanswered|active_topics|member_?list|/members?(?:[/.?]|$)|online|action=(?:mlist|who|profile|recent|unread|stats)|user_?cp|private\\.php|profile|calendar|login|register|report|reputation|warning|misc\\.php|stats",
            Pattern.CASE_INSENSITIVE);
    /** Of a hundred units that many have an author and a time where only their structure tells that they are posts. */
    private static final int WHOLE = 80;

    private final List<ProfileCutter> profiles;

    public Cutter(List<Profile> profiles) {
        this.profiles = profiles.stream().map(ProfileCutter::new).toList();
    }

    public CutResult cut(Page page) {
        Census census = Census.of(page.html());
        for (ProfileCutter profile : profiles) {
            if (profile.recognises(page.html(), census)) {
                Optional<CutResult> result = profile.cut(page, census);
                if (result.isPresent()) {
                    return result.get() instanceof CutResult.Units units
                            ? checked(page, withOthers(page, census, profile.profile(), units))
                            : unlessThread(page, profile.profile(), (CutResult.None) result.get());
                }
            }
        }
        return byStructure(page);
    }

    /** A theme may have none of its software's blocks: what looks like a thread, and is at no address of a service, is one. */
    private static CutResult unlessThread(Page page, Profile profile, CutResult.None none) {
        return none.reason() != NoUnits.SERVICE_PAGE
                        || SERVICE.matcher(page.address().toString()).find()
                ? none
                : new GenericCutter(page)
                        .thread()
                        .filter(thread -> thread instanceof CutResult.Units units && units.completePercent() >= WHOLE)
                        .map(thread -> (CutResult) ((CutResult.Units) thread).insteadOf(profile.name()))
                        .orElse(none);
    }

    private static CutResult byStructure(Page page) {
        Optional<NoUnits> gate = Gates.of(page.html());
        if (gate.isEmpty()) {
            return new GenericCutter(page).cut();
        }
        // A short thread may have a form to sign in above it.
        return gate.filter(NoUnits.LOGIN_FORM::equals)
                .flatMap(form -> new GenericCutter(page).thread())
                .orElseGet(() -> new CutResult.None(gate.get()));
    }

    private CutResult.Units withOthers(Page page, Census census, Profile profile, CutResult.Units units) {
        List<Cut> all = new ArrayList<>(units.cuts());
        for (ProfileCutter other : profiles) {
            if (profile.together().contains(other.profile().name())) {
                String title =
                        units.cuts().size() == 1 ? units.cuts().getFirst().title() : null;
                other.cuts(page, census).stream()
                        .filter(cut -> cut.author() != null)
                        .map(cut -> cut.ofThread(title))
                        .forEach(all::add);
            }
        }
        return new CutResult.Units(units.profile(), all, units.collapsed());
    }

    private static CutResult checked(Page page, CutResult.Units units) {
        if (units.collapsed().isEmpty()) {
            return units;
        }
        CutResult other = byStructure(page);
        return other instanceof CutResult.Units generic
                        && generic.completePercent() > units.completePercent()
                        && !(units.authoredPercent() >= WHOLE && isTimedByWords(page, generic))
                ? generic.insteadOf(units.profile())
                : units;
    }

    /** Whether structure took what somebody wrote for a time, where a board shows none. */
    private static boolean isTimedByWords(Page page, CutResult.Units generic) {
        return generic.cuts().stream()
                .filter(cut -> cut.posted() != null)
                .allMatch(cut -> Times.parse(cut.text(), page.capturedAt())
                        .map(Times.Found::at)
                        .equals(Optional.ofNullable(cut.posted()).map(Times.Found::at)));
    }

    /** Takes the outermost quotes out of {@code words} and returns their text, without the line that names their author. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    static List<String> quotes(Element words, @Nullable Evaluator selector) {
        List<String> quotes = new ArrayList<>();
        if (selector == null) {
            return quotes;
        }
        for (Element quote : words.select(selector)) {
            // One that stood in another has left with it.
            if (quote == words || !isIn(quote, words)) {
                continue;
            }
            quote.select(CITE).remove();
            String text = HtmlText.of(quote);
            if (!text.isEmpty()) {
                quotes.add(text);
            }
            takeOut(quote);
        }
        return quotes;
    }

    /** Removes an element; the words before and behind a block stay on lines of their own. */
    static void takeOut(Element element) {
        if (element.parent() == null) {
            return;
        }
        if (element.isBlock()) {
            element.replaceWith(new Element("hr"));
        } else {
            element.remove();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isIn(Element element, Element root) {
        Element at = element;
        while (at.parent() != null) {
            at = at.parent();
            if (at == root) {
                return true;
            }
        }
        return false;
    }
}
