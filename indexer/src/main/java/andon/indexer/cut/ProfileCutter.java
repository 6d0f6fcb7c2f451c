package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})");
    private static final Pattern ZONE =
            Pattern.compile("(?:utc|gmt)\\s?(?:[+-]\\s?\\d{1,2}(?::?\\d{2})?)?", Pattern.CASE_INSENSITIVE);

    private static final Evaluator LINK = QueryParser.parse("a[href]");
    private static final Evaluator TITLED = new Evaluator.Attribute("title");
    private static final String MARK = "data-andon-author";
    private static final Evaluator MARKED = new Evaluator.Attribute(MARK);
    private static final Set<String> TIMES = Set.of("time", "abbr");

    private final Profile profile;
    private final @Nullable Evaluator permalink;
    private final List<Evaluator> excerpt;
    private final Evaluator item;
    private final @Nullable Evaluator skip;
    private final @Nullable Evaluator quote;
    private final @Nullable Evaluator remove;
    private final @Nullable Pattern alternate;
    private final List<Pick> title;
    private final List<Pick> pageTitle;
    private final List<Pick> author;
    private final List<Pick> authorProfile;
    private final List<Pick> time;
    private final List<Pick> body;
    private final List<Pick> price;
    private final List<Pick> stock;
    private final List<Pick> endsAt;
    private final List<Pick> zone;
    private final @Nullable Numbered position;
    private final @Nullable Naming naming;

    private record Numbered(Pick holder, Pattern pattern, int plus) {}

    private record Naming(
            Pick holder, Pattern pattern, @Nullable Pattern within) {}

    ProfileCutter(Profile profile) {
        this.profile = profile;
        this.item = QueryParser.parse(profile.item());
        this.permalink = parsed(profile.permalink());
        this.excerpt = profile.excerpt().stream().map(QueryParser::parse).toList();
        this.skip = parsed(profile.skip());
        this.quote = parsed(profile.quote());
        this.remove = parsed(profile.remove());
        this.alternate = profile.alternateAddress() == null ? null : Pattern.compile(profile.alternateAddress());
        this.title = Pick.all(profile.title());
        this.pageTitle = Pick.all(profile.pageTitle());
        this.author = Pick.all(profile.author());
        this.authorProfile = Pick.all(profile.authorProfile());
        this.time = Pick.all(profile.time());
        this.body = Pick.all(profile.body());
        this.price = Pick.all(profile.price());
        this.stock = Pick.all(profile.stock());
        this.endsAt = Pick.all(profile.endsAt());
        this.zone = Pick.all(profile.zone());
        this.position = numbered(profile.position());
        this.naming = naming(profile.id());
    }

    /** The same for one page: without the rules that cannot find anything on it. */
    private ProfileCutter(ProfileCutter whole, Census census) {
        this.profile = whole.profile;
        this.item = whole.item;
        this.permalink = whole.permalink;
        this.excerpt = whole.excerpt;
        this.skip = whole.skip;
        this.quote = whole.quote;
        this.remove = whole.remove;
        this.alternate = whole.alternate;
        this.title = Pick.on(whole.title, census);
        this.pageTitle = whole.pageTitle;
        this.author = Pick.on(whole.author, census);
        this.authorProfile = Pick.on(whole.authorProfile.isEmpty() ? whole.author : whole.authorProfile, census);
        this.time = Pick.on(whole.time, census);
        this.body = whole.body.size() == 1 ? whole.body : Pick.on(whole.body, census);
        this.price = Pick.on(whole.price, census);
        this.stock = Pick.on(whole.stock, census);
        this.endsAt = Pick.on(whole.endsAt, census);
        this.zone = whole.zone;
        this.position = whole.position;
        this.naming = whole.naming;
    }

    private static @Nullable Numbered numbered(Profile.@Nullable Position rule) {
        return rule == null
                ? null
                : new Numbered(
                        Pick.of(rule.selector()),
                        rule.pattern() == null ? NUMBER : Pattern.compile(rule.pattern()),
                        rule.plus() == null ? 0 : rule.plus());
    }

    private static @Nullable Naming naming(Profile.@Nullable Id rule) {
        return rule == null
                ? null
                : new Naming(
                        new Pick(
                                parsed(rule.selector()),
                                rule.attribute(),
                                rule.selector() == null ? "" : rule.selector()),
                        Pattern.compile(rule.pattern()),
                        rule.within() == null ? null : Pattern.compile(rule.within()));
    }

    private static @Nullable Evaluator parsed(@Nullable String selector) {
        return selector == null || selector.isBlank() ? null : QueryParser.parse(selector);
    }

    Profile profile() {
        return profile;
    }

    boolean recognises(Document page, Census census) {
        return shows(page, census, profile.recognise());
    }

    private static boolean shows(Document page, Census census, List<String> selectors) {
        return selectors.stream().anyMatch(s -> census.may(s) && page.selectFirst(s) != null);
    }

    /** Empty if the page is the software's, but nothing that its profile knows. */
    Optional<CutResult> cut(Page page, Census census) {
        boolean repeated = alternate != null
                && alternate.matcher(page.address().toString()).find();
        if (repeated || shows(page.html(), census, profile.print())) {
            return Optional.of(new CutResult.None(NoUnits.PRINT_VIEW));
        }
        Elements items = items(page);
        List<Cut> cuts = new ProfileCutter(this, census).cuts(page, items);
        if (!cuts.isEmpty()) {
            return Optional.of(new CutResult.Units(profile.name(), cuts));
        }
        if (profile.documentKind() != DocumentKind.POST && !items.isEmpty()
                || shows(page.html(), census, profile.index())) {
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
        return new ProfileCutter(this, census).cuts(page, items(page));
    }

    private Elements items(Page page) {
        Elements items = page.html().select(item);
        if (skip != null) {
            items.removeIf(i -> i.is(skip) || i.selectFirst(skip) != null);
        }
        return items;
    }

    private List<Cut> cuts(Page page, Elements items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Frame frame = frame(page, items);
        Optional<String> titleOfPage = Pick.first(pageTitle, page.html());
        boolean first = Addresses.isFirstPage(page.address());
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < items.size() && cuts.size() < MOST_UNITS; i++) {
            Element unit = items.get(i);
            if (isWhole(unit, items.size() == 1)) {
                Integer counted = first && profile.documentKind() == DocumentKind.POST ? i + 1 : null;
                boolean opens = profile.documentKind() != DocumentKind.POST || i == 0 && first;
                unit(page, frame, titleOfPage, unit, opens, counted).ifPresent(cuts::add);
            }
        }
        return cuts;
    }

    /** An item with a "read more" link is only a beginning; an ellipsis at its end says the same. */
    private boolean isWhole(Element unit, boolean alone) {
        if (excerpt.isEmpty()) {
            return true;
        }
        if (excerpt.stream().anyMatch(s -> unit.selectFirst(s) != null)) {
            return false;
        }
        String text = body(unit).map(HtmlText::of).orElse("");
        return alone || !(text.endsWith("…") || text.endsWith("[...]") || text.endsWith("..."));
    }

    private Frame frame(Page page, Elements items) {
        ZoneOffset offset = zone(page.html());
        List<String> times = new ArrayList<>();
        for (Element unit : items) {
            for (Pick rule : time) {
                Element holder = rule.element(unit);
                if (holder != null) {
                    Brief.text(holder, Times.LONGEST).ifPresent(times::add);
                    holder.select(TITLED).forEach(t -> times.add(t.attr("title")));
                    break;
                }
            }
        }
        String language = page.html().select("html").attr("lang");
        return new Frame(
                page.capturedAt(),
                offset,
                DateOrder.of(times, language, page.capturedAt().atOffset(offset).toLocalDate()));
    }

    private ZoneOffset zone(Document page) {
        for (Pick rule : zone) {
            Matcher stated = ZONE.matcher(rule.words(page).orElse(""));
            if (stated.find()) {
                ZoneOffset offset = Clock.zone(TimeWords.fold(stated.group()));
                return offset == null ? ZoneOffset.UTC : offset;
            }
        }
        return ZoneOffset.UTC;
    }

    private Optional<Element> body(Element unit) {
        for (Pick rule : body) {
            Element found = rule.element(unit);
            if (found != null && (found.hasText() || body.size() == 1)) {
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
        if (remove != null) {
            words.select(remove).remove();
        }
        List<String> quotes = Cutter.quotes(words, quote);
        String text = HtmlText.of(words);
        if (text.isEmpty() && quotes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Times.Found> posted = time(unit, frame);
        String id = id(page.address(), unit);
        URI permalink = permalink(page, unit);
        return Optional.of(new Cut(
                profile.documentKind(),
                id,
                Addresses.canonicalPath(permalink),
                id == null ? permalink : Addresses.withFragment(page.address(), unit, id),
                Pick.first(title, unit).or(() -> titleOfPage).orElse(null),
                opens,
                Pick.first(author, unit).orElse(null),
                posted.orElse(null),
                text,
                quotes,
                details(page, frame, unit, counted)
                        .withPostedPrecision(posted.map(Times.Found::precision).orElse(null))));
    }

    private Details details(Page page, Frame frame, Element unit, @Nullable Integer counted) {
        Integer place = position(unit).orElse(counted);
        return Details.NONE
                .withAuthorProfile(authorProfile(page.address(), unit))
                .withPosition(place)
                .withPrice(Pick.first(price, unit).flatMap(Prices::in).orElse(null))
                .withStock(Pick.first(stock, unit).orElse(null))
                .withEndsAt(endsAt.stream()
                        .flatMap(rule -> Stream.ofNullable(rule.element(unit)))
                        .flatMap(holder -> Deadlines.in(holder, frame).stream())
                        .findFirst()
                        .orElse(null));
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private @Nullable URI authorProfile(URI address, Element unit) {
        for (Pick rule : authorProfile) {
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
        Numbered rule = position;
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
        Element link = permalink == null ? null : unit.selectFirst(permalink);
        return link == null ? page.address() : Addresses.resolve(page.address(), link.attr("href"));
    }

    /** What the author is called is no time, even if it is called "12 May". */
    private Optional<Times.Found> time(Element unit, Frame frame) {
        for (Pick rule : time) {
            Element holder = rule.element(unit);
            if (holder == null) {
                continue;
            }
            Optional<Times.Found> found = rule.attribute() != null
                    ? Times.stamp(holder.attr(rule.attribute()), frame)
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
        List<Element> names = author.stream()
                .filter(rule -> rule.attribute() == null)
                .flatMap(rule -> Stream.ofNullable(rule.element(unit)))
                .toList();
        names.forEach(name -> name.attr(MARK, ""));
        Element copy = holder.clone();
        names.forEach(name -> name.removeAttr(MARK));
        copy.removeAttr(MARK);
        copy.select(MARKED).remove();
        if (remove != null) {
            copy.select(remove).stream().filter(e -> e.parent() != null).forEach(Element::remove);
        }
        return copy;
    }
}
