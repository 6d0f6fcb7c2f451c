package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Cuts the posts of a thread of unknown software: blocks of one form that repeat, each with an author and a time. */
final class GenericPosts {
    private static final String QUOTES =
            "(?i)(?:^|[\\s_-])(?:bb|s)?quote(?:main|content|box|block|text|_container)?(?:$|\\s)";
    /** Some software keeps the message itself in a blockquote, and calls it so. */
    private static final Evaluator QUOTE =
            QueryParser.parse("blockquote:not([class*=message], [class*=Message]), aside.quote," + " div[class~="
                    + QUOTES + "], table[class~=" + QUOTES + "]");

    private static final Evaluator LINK = QueryParser.parse("a[href]");
    private static final String MARK = "data-andon-aside";
    private static final Evaluator ASIDE = QueryParser.parse(
            "[" + MARK + "], time, [class*=author], [class*=date], [class*=signature], [class*=meta],"
                    + " [class*=code] > [class*=title], [class*=codeheader], [class*=CodeName], [class*=QuoteName], [class*=edited],"
                    + " [class*=post_edit], [class*=post-edit], [class*=postedit], [class*=lastedit], [class*=last-edit], [class*=editdate]");

    private final Page page;
    private final Element region;
    private final Outline outline;
    private final Frame frame;

    private GenericPosts(Page page, Element region, Outline outline, Frame frame) {
        this.page = page;
        this.region = region;
        this.outline = outline;
        this.frame = frame;
    }

    static Optional<CutResult> of(Page page, Element region, Outline outline, Frame frame) {
        return new GenericPosts(page, region, outline, frame).posts();
    }

    /** The posts of a thread if {@code part} stands in one of them, of two at least that have an author and a time. */
    static Optional<CutResult> around(Element part, Page page, Element region, Outline outline, Frame frame) {
        GenericPosts here = new GenericPosts(page, region, outline, frame);
        List<Columns.Row> found = here.found();
        if (found.isEmpty() || here.areTeasers(found)) {
            return Optional.empty();
        }
        List<Columns.Row> posts = here.withOpener(found);
        long whole = posts.stream()
                .filter(row -> row.author() != null && row.time() != null)
                .count();
        return whole > 1 && posts.stream().anyMatch(row -> isIn(part, row.block()))
                ? here.cut(posts)
                : Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isIn(Element part, Element block) {
        Element at = part.parent();
        while (at != null && at != block) {
            at = at.parent();
        }
        return at != null;
    }

    private Optional<CutResult> posts() {
        List<Columns.Row> found = found();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return areTeasers(found) ? Optional.of(new CutResult.None(NoUnits.INDEX_PAGE)) : cut(withOpener(found));
    }

    private List<Columns.Row> found() {
        List<Columns.Row> numbered = Numbered.posts(region, outline, frame);
        if (!numbered.isEmpty()) {
            return numbered;
        }
        List<Columns.Row> rows = Repeats.posts(region, outline).stream()
                .map(item -> new Columns.Row(item, Repeats.body(item), outline.of(item).author, outline.of(item).time))
                .toList();
        List<Columns.Row> listed = Blocks.posts(region, outline, frame);
        return withoutLists(listed.size() >= rows.size() ? listed : rows);
    }

    private boolean areTeasers(List<Columns.Row> found) {
        return Teasers.are(found, outline) || found.stream().allMatch(row -> Repeats.isTeaser(row.block()));
    }

    private List<Columns.Row> withOpener(List<Columns.Row> found) {
        return Stream.concat(opener(found.getFirst().block()).stream(), found.stream())
                .toList();
    }

    /** Takes the posts out of the region. */
    private Optional<CutResult> cut(List<Columns.Row> posts) {
        List<Element> blocks = posts.stream().map(Columns.Row::block).toList();
        String title = Region.heading(page.html(), region, blocks).orElse(null);
        boolean first = Addresses.isFirstPage(page.address());
        List<Cut> cuts = new ArrayList<>();
        // From the last to the first: an answer that stands inside of a post is read, then taken out of it.
        for (int i = posts.size() - 1; i >= 0; i--) {
            Integer place = first ? i + 1 : null;
            post(posts.get(i), title, i == 0 && first, place).ifPresent(cuts::add);
            posts.get(i).block().remove();
        }
        Collections.reverse(cuts);
        return cuts.isEmpty() ? Optional.empty() : Optional.of(new CutResult.Units("generic-posts", cuts));
    }

    /** Without a list of similar threads in a frame like that of the posts: it has no number, where they have, nor their body. */
    private static List<Columns.Row> withoutLists(List<Columns.Row> rows) {
        if (rows.size() < 3) {
            return rows;
        }
        List<Columns.Row> before = rows.subList(0, rows.size() - 1);
        Columns.Row last = rows.getLast();
        String body = Columns.step(last.body());
        boolean other = !isNumbered(last.block())
                && before.stream().allMatch(row -> isNumbered(row.block()))
                && before.stream().noneMatch(row -> Columns.step(row.body()).equals(body));
        return other ? before : rows;
    }

    /** What the others answer may stand above them in a form of its own: the nearest block with an author, a time and words. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private Optional<Columns.Row> opener(Element first) {
        for (Element at = first; at != region && at.parent() != null; at = at.parent()) {
            for (Element above = at.previousElementSibling(); above != null; above = above.previousElementSibling()) {
                // Where posts are numbered, what has no number is a line that says who began the thread.
                boolean numbered = Repeats.id(first) != null;
                if (numbered == isNumbered(above) && Repeats.opens(above, outline, numbered)
                        || !numbered && Repeats.opens(above, outline, false)) {
                    Outline.Part part = outline.of(above);
                    return Optional.of(new Columns.Row(above, Repeats.body(above), part.author, part.time));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNumbered(Element block) {
        return Repeats.id(block) != null || block.select("[id]").stream().anyMatch(e -> Repeats.id(e) != null);
    }

    private Optional<Cut> post(Columns.Row row, @Nullable String title, boolean opens, @Nullable Integer place) {
        Element item = row.block();
        Optional<Times.Found> posted =
                Optional.ofNullable(row.time()).flatMap(time -> Times.in(OtherTimes.posted(time, row.author()), frame));
        String author = Optional.ofNullable(row.author()).flatMap(Outline::name).orElse(null);
        String id = Repeats.id(item);
        Element words = body(row);
        Element kept = words.clone();
        List<String> quotes = Cutter.quotes(words, QUOTE);
        String text = HtmlText.of(words);
        Element all = text.isEmpty() ? kept.selectFirst(QUOTE) : null;
        if (all != null) {
            // Nothing but a quote: vBulletin's whole message is a blockquote.
            Element message = new Element("div").html(all.html());
            quotes = Cutter.quotes(message, QUOTE);
            text = HtmlText.of(message);
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Cut(
                DocumentKind.POST,
                id,
                Addresses.canonicalPath(page.address()),
                id == null ? page.address() : Addresses.withFragment(page.address(), item, id),
                title,
                opens,
                author,
                posted.orElse(null),
                text,
                quotes,
                Details.NONE
                        .withPosition(place)
                        .withAuthorProfile(profile(page, row.author()))
                        .withPostedPrecision(posted.map(Times.Found::precision).orElse(null))));
    }

    /** The item's words alone, without who wrote them and when. */
    private static Element body(Columns.Row row) {
        mark(row.author());
        mark(row.time());
        Element words = row.body().clone();
        words.removeAttr(MARK);
        words.select(ASIDE).remove();
        Withheld.takeOut(words);
        return words;
    }

    private static void mark(@Nullable Element element) {
        if (element != null) {
            element.attr(MARK, "");
        }
    }

    /** The address that an author's name leads to; null if it leads nowhere. */
    static @Nullable URI profile(Page page, @Nullable Element author) {
        Element link = author == null
                ? null
                : author.normalName().equals("a")
                        ? author
                        : author.selectFirst(LINK) != null ? author.selectFirst(LINK) : author.closest(LINK);
        String href = link == null ? "" : link.attr("href");
        return href.isEmpty() || href.startsWith("#") || href.startsWith("javascript:")
                ? null
                : Addresses.resolve(page.address(), href);
    }
}
