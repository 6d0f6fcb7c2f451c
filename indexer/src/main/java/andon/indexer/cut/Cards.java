package andon.indexer.cut;

import andon.indexer.cut.Fields.Meaning;
import andon.indexer.detect.HostNames;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a leak site's front page: several blocks, each with a name, a countdown and words about whom it names. Where the
 * time of some is up, that they stand beside the others in their form tells what they are.
 */
public final class Cards {
    static final Evaluator TIMER = QueryParser.parse(
            "[class*=countdown], [id*=countdown], [class*=timer], [id*=timer], [class*=deadline], [data-deadline], [data-countdown]");
    private static final Evaluator ASIDE = QueryParser.parse("time, [class*=views], [class*=date], button");
    private static final int MOST = 500;
    private static final int SHORTEST_CLOCK = 5;
    private static final int LONGEST_CLOCK = 40;
    private static final Pattern CLOCK = Pattern.compile(
            "\\d{1,3}\\s?d(?:ays?)?[\\s:,]*\\d{1,2}\\s?h(?:ours?)?[\\s:,]*(?:\\d{1,2}\\s?m(?:in(?:utes)?)?)?[\\s:,]*(?:\\d{1,2}\\s?s(?:ec(?:onds)?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADS_ON = Pattern.compile(
            "(?:read|show|view|see|learn|load)? ?more\\W*|read|open|view(?: the post)?|new|hot|\\d[\\d.,]*k?|visibility|\\W+|подробнее\\W*|далее\\W*",
            Pattern.CASE_INSENSITIVE);

    /** The item id of a card: nothing but its title tells it from the others, and that may hold a secret. */
    public static final String BY_TITLE = "card";

    private Cards() {}

    /** @param maskedTitle without secrets, for what is made of it is kept */
    public static String idOf(String maskedTitle) {
        return "card-"
                + TimeWords.fold(maskedTitle)
                        .replaceAll("[^\\p{L}\\p{N}.]+", "-")
                        .toLowerCase(Locale.ROOT);
    }

    /** Empty if there are not at least two of them. */
    static List<Cut> of(Element region, Outline outline, Frame frame, URI address, String pageTitle) {
        List<Cut> entries = Entries.of(region, outline, frame, pageTitle).stream()
                .flatMap(entry -> cut(entry, outline, frame, address).stream())
                .toList();
        return entries.size() > 1 ? entries : counting(region, outline, frame, address);
    }

    private static List<Cut> counting(Element region, Outline outline, Frame frame, URI address) {
        List<Element> blocks = blocks(region);
        long counting =
                blocks.stream().filter(card -> endsAt(card, frame) != null).count();
        if (counting == 0) {
            return List.of();
        }
        List<Cut> cuts = new ArrayList<>();
        for (Element card : counting > 1 ? withNeighbours(blocks) : blocks) {
            cut(card, outline, frame, address).ifPresent(cuts::add);
        }
        return cuts.size() > 1 ? cuts : List.of();
    }

    /** The blocks, each followed by what stands behind it in its form and has no timer. */
    private static List<Element> withNeighbours(List<Element> blocks) {
        Set<Element> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(blocks);
        List<Element> all = new ArrayList<>();
        for (Element block : blocks) {
            String form = Columns.step(block);
            all.add(block);
            Element next = block.nextElementSibling();
            while (next != null && all.size() < MOST && !seen.contains(next)) {
                if (Columns.step(next).equals(form)) {
                    all.add(next);
                    seen.add(next);
                }
                next = next.nextElementSibling();
            }
        }
        return all;
    }

    private static @Nullable Instant endsAt(Element card, Frame frame) {
        Element timer = card.is(TIMER) ? card : card.selectFirst(TIMER);
        Fields fields = Fields.of(card);
        return Optional.ofNullable(timer)
                .flatMap(holder -> Deadlines.in(holder, frame))
                .or(() -> Optional.ofNullable(clock(card)).flatMap(holder -> Deadlines.in(holder, frame)))
                .or(() -> fields.holder(Meaning.DEADLINE).flatMap(holder -> Deadlines.in(holder, frame)))
                .or(() -> fields.first(Meaning.DEADLINE).flatMap(words -> Deadlines.in(words, frame)))
                .orElse(null);
    }

    /** The largest blocks that hold one countdown each. */
    private static List<Element> blocks(Element region) {
        IdentityHashMap<Element, Integer> timers = new IdentityHashMap<>();
        List<Element> outermost = new ArrayList<>();
        for (Element timer : region.select(TIMER)) {
            if (outermost.size() < MOST
                    && timer.hasText()
                    && (outermost.isEmpty() || !isIn(timer, outermost.getLast()))) {
                outermost.add(timer);
            }
        }
        for (Element timer : outermost) {
            for (Element at = timer; at != null; at = at.parent()) {
                timers.merge(at, 1, Integer::sum);
            }
        }
        Set<Element> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Element> inOrder = new ArrayList<>();
        for (Element timer : outermost) {
            Element at = timer;
            while (at.parent() != null && timers.getOrDefault(at.parent(), 0) == 1) {
                at = at.parent();
            }
            if (blocks.add(at)) {
                inOrder.add(at);
            }
        }
        return inOrder;
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isIn(Element element, Element outer) {
        Element at = element;
        while (at != null && at != outer) {
            at = at.parent();
        }
        return at != null;
    }

    /** One card or entry; empty if nothing names it. */
    static Optional<Cut> cut(Element card, Outline outline, Frame frame, URI address) {
        EntryTitle.Title title = EntryTitle.of(card, frame).orElse(null);
        if (title == null) {
            return Optional.empty();
        }
        Element time = outline.of(card).time;
        Times.Found posted = Fields.of(card)
                .time(frame)
                .or(() -> Repeats.markedTime(card, outline, frame))
                .or(() -> Optional.ofNullable(time)
                        .filter(found -> clock(found) == null)
                        .flatMap(found -> Times.in(found, frame)))
                .filter(found -> !found.at().isAfter(frame.captured()))
                .orElse(null);
        return Optional.of(new Cut(
                DocumentKind.ARTICLE,
                BY_TITLE,
                Addresses.canonicalPath(address),
                address,
                title.text(),
                true,
                null,
                posted,
                text(card, title.text(), frame),
                List.of(),
                Details.NONE
                        .withEndsAt(endsAt(card, frame))
                        .withPostedPrecision(posted == null ? null : posted.precision())));
    }

    /** What a card says, without its name, its clock and what only leads on; the site that it leads to, where it does not name it. */
    private static String text(Element card, String title, Frame frame) {
        Element words = card.clone();
        EntryTitle.of(words, frame).ifPresent(EntryTitle.Title::remove);
        for (Element timer : words.select(TIMER)) {
            if (!timer.equals(words)) {
                Cutter.takeOut(timer);
            }
        }
        words.select(ASIDE).forEach(Cutter::takeOut);
        words.select(Css.of("a, span")).forEach(Cards::setApart);
        List<String> lines = new ArrayList<>();
        HtmlText.of(words)
                .lines()
                .filter(line -> !LEADS_ON.matcher(line).matches())
                .filter(line -> !Times.isBare(line, frame))
                .forEach(lines::add);
        String text = String.join("\n", lines).strip();
        return EntrySigns.site(card)
                .filter(site ->
                        !text.contains(HostNames.registrable(site)) && !title.contains(HostNames.registrable(site)))
                .map(site -> text.isEmpty() ? site : site + "\n" + text)
                .orElse(text);
    }

    /** Parts of a line that only a style sets apart: {@code <a>acme.com</a><span>Size: 4 GB</span>}. */
    private static void setApart(Element part) {
        String words = part.text();
        String next = part.nextSibling() instanceof Element other ? other.text() : "";
        if (!words.isEmpty()
                && !next.isEmpty()
                && Character.isLowerCase(words.charAt(words.length() - 1))
                && !Character.isLowerCase(next.charAt(0))) {
            part.after(new TextNode(" "));
        }
    }

    /** What says by its words alone how long is left: "6d 4h 41m 08s". */
    static @Nullable Element clock(Element card) {
        for (Element element : card.getAllElements()) {
            String own = element.ownText();
            if (own.length() >= SHORTEST_CLOCK
                    && own.length() <= LONGEST_CLOCK
                    && CLOCK.matcher(own.strip()).matches()) {
                return element;
            }
        }
        return null;
    }
}
