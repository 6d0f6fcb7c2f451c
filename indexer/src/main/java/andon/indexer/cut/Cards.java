package andon.indexer.cut;

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
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a leak site's front page: several blocks, each with a name, a countdown and words about whom it names. Where the
 * time of some is up, that they stand beside the others in their form tells what they are.
 */
final class Cards {
    static final Evaluator TIMER = QueryParser.parse(
            "[class*=countdown], [id*=countdown], [class*=timer], [id*=timer], [class*=deadline], [data-deadline], [data-countdown]");
    private static final Evaluator TITLE = QueryParser.parse(
            "h1, h2, h3, h4, h5, h6, [class*=title], [class*=company], [class*=victim], [class*=name], strong, b");
    private static final Evaluator ASIDE = QueryParser.parse("time, [class*=views], [class*=date], button");
    private static final int MOST = 500;
    private static final int SHORTEST = 20;
    private static final int LONGEST_TITLE = 200;

    private Cards() {}

    /** Empty if there are not at least two of them. */
    static List<Cut> of(Element region, Outline outline, Frame frame, URI address) {
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
        return timer == null ? null : Deadlines.in(timer, frame).orElse(null);
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

    private static Optional<Cut> cut(Element card, Outline outline, Frame frame, URI address) {
        Element heading = heading(card);
        if (heading == null) {
            return Optional.empty();
        }
        String title = heading.text().strip();
        Times.Found posted = Fields.of(card)
                .time(frame)
                .or(() -> Repeats.markedTime(card, outline, frame))
                .filter(found -> !found.at().isAfter(frame.captured()))
                .orElse(null);
        Element words = card.clone();
        words.select(TIMER).forEach(Cutter::takeOut);
        words.select(ASIDE).forEach(Cutter::takeOut);
        Element own = heading(words);
        if (own != null) {
            Cutter.takeOut(own);
        }
        String text = HtmlText.of(words);
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        String id = "card-"
                + TimeWords.fold(title).replaceAll("[^\\p{L}\\p{N}.]+", "-").toLowerCase(Locale.ROOT);
        return Optional.of(new Cut(
                DocumentKind.ARTICLE,
                id,
                Addresses.canonicalPath(address),
                address,
                title,
                true,
                null,
                posted,
                text,
                List.of(),
                Details.NONE
                        .withEndsAt(endsAt(card, frame))
                        .withPostedPrecision(posted == null ? null : posted.precision())));
    }

    private static @Nullable Element heading(Element card) {
        for (Element heading : card.select(TITLE)) {
            String text = heading.text().strip();
            if (!text.isEmpty() && text.length() <= LONGEST_TITLE && !heading.is(TIMER)) {
                return heading;
            }
        }
        return card.selectFirst(Css.of("a[href]"));
    }
}
