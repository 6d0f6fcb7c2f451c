package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Cuts pages of one software as its {@link Profile} says. Immutable. */
final class ProfileCutter {
    /** More units on one page are a dump of a site, not a page of it. */
    private static final int MOST_UNITS = 2_000;

    private static final Evaluator LINK = QueryParser.parse("a[href]");
    private static final Evaluator TITLED = new Evaluator.Attribute("title");
    private static final Set<String> TIMES = Set.of("time", "abbr");

    private final Profile profile;
    private final Rules rules;

    ProfileCutter(Profile profile) {
        this(profile, Rules.of(profile));
    }

    private ProfileCutter(Profile profile, Rules rules) {
        this.profile = profile;
        this.rules = rules;
    }

    private ProfileCutter on(Census census) {
        return new ProfileCutter(profile, rules.on(census));
    }

    Profile profile() {
        return profile;
    }

    boolean recognises(Document page, Census census) {
        return shows(page, census, rules.recognise());
    }

    private static boolean shows(Document page, Census census, List<Selector> selectors) {
        return selectors.stream().anyMatch(s -> s.finds(page, census));
    }

    /** Empty if the page is the software's, but nothing that its profile knows. */
    Optional<CutResult> cut(Page page, Census census) {
        boolean repeated = rules.alternate() != null
                && rules.alternate().matcher(page.address().toString()).find();
        if (repeated || shows(page.html(), census, rules.print())) {
            return Optional.of(new CutResult.None(NoUnits.PRINT_VIEW));
        }
        ProfileCutter here = on(census);
        Elements items = here.items(page);
        CutResult.Units units = here.units(page, items);
        if (!units.cuts().isEmpty()) {
            return Optional.of(units);
        }
        if (profile.documentKind() != DocumentKind.POST && !items.isEmpty()
                || shows(page.html(), census, rules.index())) {
            return Optional.of(new CutResult.None(NoUnits.INDEX_PAGE));
        }
        if (profile.documentKind() != DocumentKind.POST || !items.isEmpty()) {
            return Optional.empty();
        }
        NoUnits reason = Gates.of(page.html()).orElse(NoUnits.SERVICE_PAGE);
        return Optional.of(new CutResult.None(reason));
    }

    /** The units of the page, whatever else it is. */
    List<Cut> cuts(Page page, Census census) {
        ProfileCutter here = on(census);
        return here.units(page, here.items(page)).cuts();
    }

    private Elements items(Page page) {
        Selector skip = rules.skip();
        // A list of its own: what jsoup's is told to replace or to remove, it replaces in the page, too.
        Elements items = new Elements();
        if (rules.item() == null) {
            return items;
        }
        for (Element item : page.html().select(rules.item().evaluator())) {
            if (skip == null || !item.is(skip.evaluator()) && skip.first(item) == null) {
                items.add(Parts.around(item, rules.lead(), rules.trail()));
            }
        }
        return items.size() > 1 && rules.naming() != null ? once(page.address(), items) : items;
    }

    /** A post that is shown above its thread, as its solution or for its merits, stands in the thread as well. */
    private Elements once(URI address, Elements items) {
        Set<String> seen = new HashSet<>();
        Elements once = new Elements();
        for (Element item : items.reversed()) {
            String id = id(address, item);
            if (id == null || seen.add(id)) {
                once.addFirst(item);
            }
        }
        return once;
    }

    private CutResult.Units units(Page page, Elements items) {
        if (items.isEmpty()) {
            return new CutResult.Units(profile.name(), List.of());
        }
        Frame frame = frame(page, items);
        Optional<String> titleOfPage = PageTitle.of(page.html(), rules.pageTitle(), rules.label());
        boolean first = Addresses.isFirstPage(page.address());
        boolean posts = profile.documentKind() == DocumentKind.POST;
        List<Cut> cuts = new ArrayList<>();
        int complete = 0;
        for (int i = 0; i < items.size() && cuts.size() < MOST_UNITS; i++) {
            Element unit = items.get(i);
            if (isWhole(unit, items.size() == 1)) {
                Optional<Cut> cut =
                        unit(page, frame, titleOfPage, unit, !posts || i == 0 && first, first && posts ? i + 1 : null);
                complete += cut.isPresent() && cut.get().isComplete() ? 1 : 0;
                cut.map(c -> posts && !c.isComplete() ? filled(c, unit, frame) : c)
                        .ifPresent(cuts::add);
            }
        }
        CutResult.Units units = new CutResult.Units(profile.name(), cuts);
        boolean fits =
                complete * 100 >= profile.leastShare() * cuts.size() || profile.documentKind() == DocumentKind.PASTE;
        return fits ? units : units.insteadOf(profile.name());
    }

    /**
     * A theme may name its parts as it likes: who wrote a post and when, its rules failing, is read from its structure. It may show
     * no times at all: neither what an author wrote nor what he is called, "today", is one.
     */
    private Cut filled(Cut cut, Element unit, Frame frame) {
        List<Element> aside = words(unit);
        if (cut.author() != null) {
            names(unit).filter(name -> name.text().strip().equals(cut.author())).forEach(aside::add);
        }
        Element around = Parts.without(unit, aside);
        Outline outline = Outline.of(around, frame);
        String author = cut.author() != null ? cut.author() : Repeats.author(around, outline);
        Times.Found posted = cut.posted() != null
                ? cut.posted()
                : Repeats.time(around, outline, frame).orElse(null);
        return cut.by(author, posted);
    }

    /** What an author wrote and signs with, which may speak of others and of times. */
    private List<Element> words(Element unit) {
        List<Element> words = new ArrayList<>(body(unit).stream().toList());
        if (rules.remove() != null) {
            words.addAll(unit.select(rules.remove().evaluator()));
        }
        return words;
    }

    private Stream<Element> names(Element unit) {
        return rules.author().stream()
                .filter(rule -> rule.attribute() == null)
                .flatMap(rule -> Stream.ofNullable(rule.element(unit)));
    }

    /** An item with a "read more" link is only a beginning; an ellipsis at its end says the same. */
    private boolean isWhole(Element unit, boolean alone) {
        if (rules.excerpt().isEmpty()) {
            return true;
        }
        if (rules.excerpt().stream().anyMatch(s -> unit.selectFirst(s) != null)) {
            return false;
        }
        String text = body(unit).map(HtmlText::of).orElse("");
        return alone || !(text.endsWith("…") || text.endsWith("[...]") || text.endsWith("..."));
    }

    private Frame frame(Page page, Elements items) {
        ZoneOffset offset = zone(page.html());
        List<String> times = new ArrayList<>();
        for (Element unit : items) {
            for (Pick rule : rules.time()) {
                Element holder = rule.element(unit);
                if (holder != null) {
                    Brief.text(holder, Times.LONGEST).ifPresent(times::add);
                    holder.select(TITLED).forEach(t -> times.add(t.attr("title")));
                    break;
                }
            }
        }
        String language = page.html().select(Css.of("html")).attr("lang");
        return new Frame(
                page.capturedAt(),
                offset,
                DateOrder.of(times, language, page.capturedAt().atOffset(offset).toLocalDate()));
    }

    private ZoneOffset zone(Document page) {
        for (Pick rule : rules.zone()) {
            Optional<ZoneOffset> stated = rule.words(page).flatMap(BoardZone::in);
            if (stated.isPresent()) {
                return stated.get();
            }
        }
        return ZoneOffset.UTC;
    }

    private Optional<Element> body(Element unit) {
        for (Pick rule : rules.body()) {
            Element found = rule.element(unit);
            if (found != null && (found.hasText() || rules.body().size() == 1)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private Optional<Cut> unit(
            Page page,
            Frame frame,
            Optional<String> titleOfPage,
            Element unit,
            boolean opens,
            @Nullable Integer counted) {
        Optional<Element> body = body(unit);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Element words = body.get().clone();
        if (rules.remove() != null) {
            words.select(rules.remove().evaluator()).forEach(Cutter::takeOut);
        }
        Withheld.takeOut(words);
        List<String> quotes = Cutter.quotes(
                words, rules.quote() == null ? null : rules.quote().evaluator());
        String text = unsigned(HtmlText.of(words));
        if (text.isEmpty() && quotes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Times.Found> posted = time(unit, frame);
        Optional<Integer> place = position(unit);
        String id = id(page.address(), unit);
        URI permalink = permalink(page, unit);
        return Optional.of(new Cut(
                profile.documentKind(),
                id,
                Addresses.canonicalPath(permalink),
                id == null ? permalink : Addresses.withFragment(page.address(), unit, id),
                Pick.first(rules.title(), unit).or(() -> titleOfPage).orElse(null),
                opens && place.orElse(1) == 1,
                Pick.first(rules.author(), unit).orElse(null),
                posted.orElse(null),
                text,
                quotes,
                details(page, frame, unit, place.orElse(counted))
                        .withPostedPrecision(posted.map(Times.Found::precision).orElse(null))));
    }

    /** The words above the line that begins a signature, where the signature stands among them. */
    private String unsigned(String text) {
        if (rules.signature() == null) {
            return text;
        }
        int end = text.length();
        Matcher line = rules.signature().matcher(text);
        while (line.find()) {
            end = line.start();
        }
        return text.substring(0, end).strip();
    }

    private Details details(Page page, Frame frame, Element unit, @Nullable Integer place) {
        return Details.NONE
                .withAuthorProfile(authorProfile(page.address(), unit))
                .withPosition(place)
                .withPrice(Pick.first(rules.price(), unit).flatMap(Prices::in).orElse(null))
                .withStock(Pick.first(rules.stock(), unit).orElse(null))
                .withEndsAt(rules.endsAt().stream()
                        .flatMap(rule -> Stream.ofNullable(rule.element(unit)))
                        .flatMap(holder -> Deadlines.in(holder, frame).stream())
                        .findFirst()
                        .orElse(null));
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private @Nullable URI authorProfile(URI address, Element unit) {
        for (Pick rule : rules.authorProfile()) {
            Element holder = rule.element(unit);
            if (holder != null && holder != unit) {
                Element link = holder.normalName().equals("a")
                        ? holder
                        : holder.selectFirst(LINK) != null ? holder.selectFirst(LINK) : holder.closest(LINK);
                String href = link == null ? "" : link.attr("href").strip();
                if (!href.isEmpty()
                        && !href.startsWith("#")
                        && !href.startsWith("javascript:")
                        && !href.startsWith("mailto:")) {
                    return Addresses.resolve(address, href);
                }
            }
        }
        return null;
    }

    private Optional<Integer> position(Element unit) {
        Rules.Numbered rule = rules.position();
        if (rule == null) {
            return Optional.empty();
        }
        return rule.holder().words(unit).flatMap(words -> {
            Matcher m = rule.pattern().matcher(words.replace(",", ""));
            return m.find() && m.group(1).length() < 10
                    ? Optional.of(Integer.parseInt(m.group(1)) + rule.plus()).filter(n -> n > 0)
                    : Optional.<Integer>empty();
        });
    }

    private @Nullable String id(URI address, Element unit) {
        Rules.Naming naming = rules.naming();
        if (naming == null) {
            return null;
        }
        Matcher m = naming.pattern().matcher(naming.holder().words(unit).orElse(""));
        if (!m.find()) {
            return null;
        }
        if (naming.within() == null) {
            return m.group(1);
        }
        Matcher thread = naming.within().matcher(address.toString());
        return thread.find() ? thread.group(1) + "-" + m.group(1) : null;
    }

    private URI permalink(Page page, Element unit) {
        Element link = rules.permalink() == null ? null : rules.permalink().first(unit);
        return link == null ? page.address() : Addresses.resolve(page.address(), link.attr("href"));
    }

    /** What the author is called is no time, even if it is called "12 May". */
    private Optional<Times.Found> time(Element unit, Frame frame) {
        for (Pick rule : rules.time()) {
            Element holder = rule.element(unit);
            if (holder == null) {
                continue;
            }
            Optional<Times.Found> found = rule.attribute() != null
                    ? Times.stamp(rule.words(unit).orElse(""), frame)
                    : Times.in(timeOnly(unit, holder), frame);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Element timeOnly(Element unit, Element holder) {
        if (holder.childrenSize() == 0 || TIMES.contains(holder.normalName())) {
            return holder;
        }
        Element copy = Parts.without(holder, names(unit).toList());
        if (rules.remove() != null) {
            copy.select(rules.remove().evaluator()).stream()
                    .filter(e -> e.parent() != null)
                    .forEach(Element::remove);
        }
        return copy;
    }
}
