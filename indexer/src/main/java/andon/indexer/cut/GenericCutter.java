package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import andon.indexer.cut.Fields.Meaning;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pages of unknown software by structure and labels: a dominating block of preformatted text is a paste, a price with
 * a seller or a stock a listing, repeated blocks with authors and times posts, a heading with a time and prose an article;
 * what has enough words of its own a page.
 */
final class GenericCutter {
    private static final int SHORTEST_PASTE = 12;
    private static final int SHORTEST_ARTICLE = 80;
    private static final int SHORTEST_PAGE = 200;
    /** A shorter page counts if it has a heading and a sentence of its own below it. */
    private static final int SHORTEST_NOTE = 20;

    private static final Pattern SENTENCE = Pattern.compile("[\\p{L}\\p{N}”»)'\"]\\s*[.!?:…](?:\\s|$)|[。！？：]");
    /** As many Chinese or Japanese characters say more than as many letters. */
    private static final double IDEOGRAPH = 2.5;

    /** How many characters of a page are looked at for the order of its dates. */
    private static final int EVIDENCE = 200_000;

    private static final Pattern LINE_NUMBERS = Pattern.compile("[\\d\\s.]*+");
    private static final Pattern PASTES = Pattern.compile("(?i)paste|\\w{3}bin\\b");

    private static final Evaluator QUOTE = QueryParser.parse("blockquote");
    private static final int MOST_TIMERS = 20;
    private static final int MARKED = 4;
    private static final double MOST_LINKS = 0.5;
    private static final double PASTE_SHARE = 0.5;

    private final Page page;
    private final Element region;
    private final Fields fields;
    private final Frame frame;
    private final Outline outline;
    private final Offer offer;

    GenericCutter(Page page) {
        this.page = page;
        this.region = Region.of(page.html());
        this.fields = Fields.of(region);
        this.frame = frame(page, region);
        this.outline = Outline.of(region, frame);
        this.offer = new Offer(region, fields);
    }

    private static Frame frame(Page page, Element region) {
        String words = region.text();
        String begin = words.length() > EVIDENCE ? words.substring(0, EVIDENCE) : words;
        ZoneOffset zone = BoardZone.of(page.html());
        DateOrder order = DateOrder.of(
                List.of(begin),
                page.html().select(Css.of("html")).attr("lang"),
                page.capturedAt().atOffset(zone).toLocalDate());
        return new Frame(page.capturedAt(), zone, order);
    }

    CutResult cut() {
        return accounts()
                .or(this::cards)
                .or(this::paste)
                .or(this::listing)
                .or(() -> GenericPosts.of(page, region, outline, frame))
                .or(this::article)
                .or(this::wholePage)
                .orElseGet(() -> {
                    boolean links = region.select(Css.of("a")).size() > 5 || Region.linkShare(region) > MOST_LINKS;
                    return new CutResult.None(links ? NoUnits.INDEX_PAGE : NoUnits.NO_TEXT);
                });
    }

    /** The posts of a thread, of two at least; empty if the page is something else. */
    Optional<CutResult> thread() {
        return GenericPosts.of(page, region, outline, frame)
                .filter(result ->
                        result instanceof CutResult.Units units && units.cuts().size() > 1);
    }

    private Optional<CutResult> paste() {
        Element largest = null;
        int longest = 0;
        for (Element block : page.html()
                .select(Css.of("pre, textarea[readonly], ol.code, ol:has(> li > .de1), .paste-content, .paste_code"))) {
            // What stands inside of a block is no longer than it: a pile of them is measured once.
            int length = largest != null && isInside(block, largest) ? 0 : length(block);
            if (length > longest) {
                largest = block;
                longest = length;
            }
        }
        if (largest == null || longest < SHORTEST_PASTE) {
            return Optional.empty();
        }
        String text =
                largest.normalName().equals("textarea") ? largest.wholeText().strip() : HtmlText.of(largest);
        boolean dominates = longest >= PASTE_SHARE * Math.max(1, region.text().length());
        boolean named = PASTES.matcher(page.html().title()).find()
                || page.html().selectFirst(Css.of("[class*=paste], [id*=paste], a[href*='/raw']")) != null;
        boolean single = region.select(Css.of("pre")).stream()
                        .filter(block -> !LINE_NUMBERS.matcher(block.text()).matches())
                        .count()
                <= 1;
        return single && (dominates || named)
                ? Optional.of(unit(DocumentKind.PASTE, "generic-paste", text, largest))
                : Optional.empty();
    }

    /** A table of accounts and their secrets is a dump that somebody laid out, unless it stands in a post of a thread. */
    private Optional<CutResult> accounts() {
        Optional<Element> table = CredentialTable.in(region, PASTE_SHARE);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        // Read first, for who looks for posts may set the region's blocks apart.
        CutResult dump = unit(DocumentKind.PASTE, "generic-paste", HtmlText.of(table.get()), table.get());
        return GenericPosts.around(table.get(), page, region, outline, frame).or(() -> Optional.of(dump));
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isInside(Element element, Element outer) {
        Element at = element.parent();
        while (at != null && at != outer) {
            at = at.parent();
        }
        return at != null;
    }

    /** Whether a time that nothing marks is that of an offer, and none of its buyers', or of a paste, and none in it. */
    private static boolean isGuessed(DocumentKind kind, @Nullable Element time, Element body) {
        return kind == DocumentKind.LISTING && !Offer.isOfBuyers(time)
                || kind == DocumentKind.PASTE && !isIn(time, body);
    }

    private static boolean isIn(@Nullable Element part, Element outer) {
        return part != null && (part.equals(outer) || isInside(part, outer));
    }

    private static int length(Element element) {
        return element.wholeText().strip().length();
    }

    private Optional<CutResult> cards() {
        List<Cut> cards =
                Cards.of(region, outline, frame, page.address(), page.html().title());
        return cards.isEmpty() ? Optional.empty() : Optional.of(new CutResult.Units("generic-cards", cards));
    }

    private Optional<CutResult> listing() {
        if (fields.count(Meaning.PRICE) > 1) {
            return Optional.of(new CutResult.None(NoUnits.INDEX_PAGE));
        }
        if (!offer.isOne()) {
            return Optional.empty();
        }
        Element body = offer.description(outline);
        return Optional.of(unit(DocumentKind.LISTING, "generic-listing", HtmlText.of(body), body));
    }

    private Optional<CutResult> article() {
        List<Element> articles = region.select(Css.of("article"));
        if (articles.size() > 1) {
            return Optional.of(new CutResult.None(NoUnits.INDEX_PAGE));
        }
        boolean marked = articles.size() == 1
                || region.selectFirst(Css.of("[class*=article], [class*=victim], [class*=post-body], [class*=entry]"))
                        != null;
        boolean dated = time().isPresent() || fields.count(Meaning.DEADLINE) > 0;
        Element body = articles.size() == 1 ? articles.getFirst() : Prose.densest(region, outline);
        String text = prose(body);
        boolean headed = region.select(Css.of("h1, h2")).size() >= 1;
        if (!headed
                || !(marked || dated)
                || !dated
                || text.length() < SHORTEST_ARTICLE
                || Region.linkShare(body) > MOST_LINKS) {
            return Optional.empty();
        }
        return Optional.of(unit(DocumentKind.ARTICLE, "generic-article", text, body));
    }

    /** The body's words without its own heading and author line. */
    private static String prose(Element body) {
        Element words = body.clone();
        Element heading = words.selectFirst(Css.of("h1, h2"));
        if (heading != null) {
            heading.remove();
        }
        words.select(Css.of("time, [class*=byline], [class*=meta], [class*=countdown]"))
                .remove();
        Element named = words.selectFirst(Css.of("[class*=content], [class*=body], [class*=text]"));
        boolean most = named != null && named.text().length() * 2 > words.text().length();
        return HtmlText.of(most && named != null ? named : words);
    }

    private Optional<CutResult> wholePage() {
        String text = HtmlText.of(region);
        boolean enough = text.length() >= SHORTEST_PAGE && Region.linkShare(region) <= MOST_LINKS || isNote();
        if (!enough || isList()) {
            return Optional.empty();
        }
        String heading = Region.heading(page.html(), region).orElse("");
        String below = text.startsWith(heading + "\n")
                ? text.substring(heading.length() + 1).strip()
                : text;
        return Optional.of(unit(DocumentKind.PAGE, "generic-page", below, region));
    }

    /** A few words that somebody wrote below a heading, and nothing else. */
    private boolean isNote() {
        if (region.select(Css.of("h1, h2")).size() != 1) {
            return false;
        }
        Element words = region.clone();
        words.select(Css.of("h1, h2, h3, a, th, dt, li, label")).remove();
        String own = words.select(Css.of("p, blockquote, pre, div:not(:has(div, p))"))
                .text();
        double weight = own.codePoints()
                .mapToDouble(c -> Character.isIdeographic(c) ? IDEOGRAPH : 1)
                .sum();
        return weight >= SHORTEST_NOTE && SENTENCE.matcher(own).find();
    }

    /** Many short rows with links and hardly a sentence: a list of things that stand elsewhere. */
    private boolean isList() {
        int links = region.select(Css.of("a[href]")).size();
        String text = HtmlText.of(region);
        long sentences = text.lines().filter(line -> line.length() > 100).count();
        return links > 8 && sentences < 2
                || region.select(Css.of("tr:has(a[href])")).size() > 5 && sentences < 3;
    }

    private CutResult unit(DocumentKind kind, String profile, String text, Element body) {
        Element words = body.clone();
        Optional<Byline> byline = kind == DocumentKind.PASTE ? Byline.in(region, body, frame) : Optional.empty();
        Optional<Times.Found> posted = time().or(() -> byline.flatMap(Byline::time))
                .or(() -> isGuessed(kind, outline.of(region).time, body)
                        ? Repeats.time(region, outline, frame)
                        : Optional.empty());
        Optional<String> title = (kind == DocumentKind.LISTING ? offer.title() : Optional.<String>empty())
                .or(() -> Region.heading(page.html(), region));
        List<String> quotes = kind == DocumentKind.ARTICLE ? Cutter.quotes(words, QUOTE) : List.of();
        String own = quotes.isEmpty() ? text : prose(words);
        return new CutResult.Units(
                profile,
                List.of(new Cut(
                        kind,
                        null,
                        Addresses.canonicalPath(page.address()),
                        page.address(),
                        title.orElse(null),
                        true,
                        Optional.ofNullable(author(kind))
                                .or(() -> byline.map(Byline::author))
                                .orElse(null),
                        posted.orElse(null),
                        own,
                        quotes,
                        details(kind)
                                .withPostedPrecision(
                                        posted.map(Times.Found::precision).orElse(null)))));
    }

    private Details details(DocumentKind kind) {
        Details details = Details.NONE.withEndsAt(endsAt().orElse(null));
        if (kind != DocumentKind.LISTING) {
            return details;
        }
        return details.withPrice(offer.price().orElse(null))
                .withStock(fields.first(Meaning.STOCK).orElse(null))
                .withAuthorProfile(fields.holder(Meaning.SELLER)
                        .or(() -> Optional.ofNullable(offer.linkedSeller()))
                        .map(seller -> GenericPosts.profile(page, seller))
                        .orElse(null));
    }

    /** The deadline under a label, else what a countdown's element says. */
    private Optional<Instant> endsAt() {
        return fields.holder(Meaning.DEADLINE)
                .flatMap(holder -> Deadlines.in(holder, frame))
                .or(() -> fields.first(Meaning.DEADLINE).flatMap(words -> Deadlines.in(words, frame)))
                .or(() -> page.html().select(Cards.TIMER).stream()
                        .limit(MOST_TIMERS)
                        .flatMap(holder -> Deadlines.in(holder, frame).stream())
                        .findFirst());
    }

    private @Nullable String author(DocumentKind kind) {
        Optional<String> seller = kind == DocumentKind.LISTING
                ? fields.name(Meaning.SELLER)
                        .or(() -> Optional.ofNullable(offer.linkedSeller())
                                .map(link -> link.text().strip()))
                : Optional.empty();
        return seller.or(() -> fields.name(Meaning.AUTHOR).filter(a -> a.length() < 60))
                .or(() -> named())
                .orElse(null);
    }

    private Optional<Times.Found> time() {
        return fields.time(frame).or(() -> Repeats.markedTime(region, outline, frame));
    }

    /** A name that is marked as one; the name of whoever is linked somewhere on a page is not its author's. */
    private Optional<String> named() {
        Outline.Part part = outline.of(region);
        return part.authorRank >= MARKED ? Optional.ofNullable(Repeats.author(region, outline)) : Optional.empty();
    }
}
