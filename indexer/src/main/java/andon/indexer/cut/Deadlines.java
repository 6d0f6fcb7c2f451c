package andon.indexer.cut;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;

/** Reads when a countdown runs out: a date, a stamp in an attribute, or the time that is left, against the capture. */
final class Deadlines {
    private static final String[] STAMPS = {
        "data-deadline",
        "data-countdown",
        "data-timer",
        "data-end",
        "data-ends",
        "data-expires",
        "data-date",
        "data-until",
        "data-target"
    };
    private static final Pattern LEFT =
            Pattern.compile("(?<!\\d)(\\d{1,4})\\s?(?:个|個)?\\s?(" + TimeWords.COUNTED_UNIT + ")");
    private static final Pattern HANDS =
            Pattern.compile("(?<![\\d:])(\\d{1,3}):(\\d{2}):(\\d{2})(?::(\\d{2}))?(?![\\d:])");
    /** A countdown beyond this is none. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private Deadlines() {}

    static Optional<Instant> in(Element holder, Frame frame) {
        for (String name : STAMPS) {
            Element marked = holder.hasAttr(name) ? holder : holder.selectFirst(new Evaluator.Attribute(name));
            if (marked != null) {
                Optional<Instant> stamp = Times.stamp(marked.attr(name), frame).map(Times.Found::at);
                if (stamp.isPresent()) {
                    return stamp;
                }
            }
        }
        Element machine = holder.hasAttr("datetime") ? holder : holder.selectFirst(new Evaluator.Attribute("datetime"));
        if (machine != null) {
            Optional<Instant> stamp =
                    Times.stamp(machine.attr("datetime"), frame).map(Times.Found::at);
            if (stamp.isPresent()) {
                return stamp;
            }
        }
        return Brief.text(holder, Times.LONGEST).flatMap(words -> in(words, frame));
    }

    static Optional<Instant> in(String words, Frame frame) {
        Optional<Times.Found> date = Times.parse(words, frame).filter(Times.Found::exact);
        return date.isPresent()
                ? date.map(Times.Found::at)
                : left(TimeWords.fold(words)).map(frame.captured()::plus);
    }

    private static Optional<Duration> left(String folded) {
        Duration left = Duration.ZERO;
        Matcher hands = HANDS.matcher(folded);
        String rest = folded;
        if (hands.find()) {
            boolean days = hands.group(4) != null;
            left = Duration.ofDays(days ? number(hands, 1) : 0)
                    .plusHours(number(hands, days ? 2 : 1))
                    .plusMinutes(number(hands, days ? 3 : 2))
                    .plusSeconds(number(hands, days ? 4 : 3));
            rest = folded.substring(0, hands.start());
        }
        Matcher part = LEFT.matcher(rest);
        while (part.find()) {
            left = left.plus(TimeWords.unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return left.isZero() || left.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(left);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
