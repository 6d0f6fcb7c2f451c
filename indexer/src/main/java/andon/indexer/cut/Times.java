package andon.indexer.cut;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;

/**
 * Reads times as forum software writes them, absolute and relative, in the languages of {@link TimeWords}. A time without a
 * zone is the board's, UTC where it states none; relative ones count from the capture.
 */
public final class Times {
    /** Longer texts are no times. */
    static final int LONGEST = 240;
    /** Letters beside the date in a title that is a time: a day of the week, "at" and "pm". */
    private static final int MOST_LETTERS = 16;
    /** Zones differ by quarters of an hour. */
    private static final int MINUTES_OF_ZONES = 15;

    /**
     * @param exact false for "6 hours ago", whose true time nobody knows
     * @param precision how finely {@code at} is known
     */
    public record Found(Instant at, boolean exact, ChronoUnit precision) {}

    private static final Pattern MACHINE = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?");

    private static final Map<String, Evaluator> STAMPS = stamps("datetime", "data-time", "data-timestamp");
    private static final Evaluator TITLED = new Evaluator.Attribute("title");

    private Times() {}

    private static Map<String, Evaluator> stamps(String... names) {
        Map<String, Evaluator> stamps = new LinkedHashMap<>();
        for (String name : names) {
            stamps.put(name, new Evaluator.Attribute(name));
        }
        return stamps;
    }

    /** As {@link #in(Element, Frame)} for a board that states neither its zone nor its order of numbers. */
    public static Optional<Found> in(Element element, Instant captured) {
        return in(element, Frame.of(captured));
    }

    /**
     * The time in an element: its machine-readable attributes, then its words; what stands in a {@code title} attribute counts
     * where it is more exact than the words. In what says more than a time ("by Ann, 2 hours ago") the time is found.
     */
    static Optional<Found> in(Element element, Frame frame) {
        return machine(element, frame).or(() -> spoken(element, frame));
    }

    private static Optional<Found> machine(Element element, Frame frame) {
        for (Map.Entry<String, Evaluator> stamp : STAMPS.entrySet()) {
            String name = stamp.getKey();
            Element holder = element.hasAttr(name) ? element : element.selectFirst(stamp.getValue());
            if (holder != null) {
                Optional<Found> found = stamp(holder.attr(name), frame);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return element.hasAttr("content") ? stamp(element.attr("content"), frame) : Optional.empty();
    }

    /** Seconds or milliseconds since 1970, or ISO 8601. */
    static Optional<Found> stamp(String value, Frame frame) {
        String own = value.strip();
        boolean digits = !own.isEmpty() && own.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && (own.length() == 10 || own.length() == 13)) {
            long number = Long.parseLong(own);
            Instant at = own.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            return Optional.of(new Found(at, true, ChronoUnit.SECONDS));
        }
        Matcher m = MACHINE.matcher(own);
        if (own.length() < LONGEST && m.matches()) {
            try {
                return Optional.of(machine(m, frame));
            } catch (DateTimeException e) {
                return Optional.empty(); // month 13: an attribute that is no time
            }
        }
        return parse(own, frame);
    }

    private static Found machine(Matcher m, Frame frame) {
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        if (m.group(4) == null) {
            return new Found(day.atStartOfDay().toInstant(frame.zone()), true, ChronoUnit.DAYS);
        }
        int second = m.group(6) == null ? 0 : number(m, 6);
        LocalDateTime at = day.atTime(number(m, 4), number(m, 5), second);
        ZoneOffset zone = m.group(7) == null ? frame.zone() : ZoneOffset.of(m.group(7));
        return new Found(at.toInstant(zone), true, m.group(6) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static Optional<Found> spoken(Element element, Frame frame) {
        Optional<String> words = Brief.text(element, LONGEST);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<Found> shown = parse(words.get(), frame);
        if (element.selectFirst(TITLED) == null || isComplete(words.get(), shown, frame)) {
            return shown;
        }
        Optional<Found> titled = element.hasAttr("title") && isTime(element.attr("title"), frame)
                ? parse(element.attr("title"), frame).filter(Found::exact)
                : Optional.empty();
        if (titled.isPresent() && isOther(shown, titled.get())) {
            return shown; // when it was edited last
        }
        if (titled.isPresent()) {
            // "Yesterday" with a bare date in its title may still show the hour.
            return finer(shown, titled);
        }
        Element copy = element.clone();
        copy.removeAttr("title");
        for (Element child : copy.select(TITLED)) {
            String title = child.attr("title");
            if (isTime(title, frame)) {
                child.empty();
                child.appendChild(new TextNode(" " + title + " "));
            }
        }
        Optional<Found> opened = parse(copy.text(), frame);
        return opened.isPresent() && !isOther(shown, opened.get()) ? opened : shown;
    }

    /** Whether a title tells another time of the day than the words: days may differ by the reader's zone, minutes do not. */
    private static boolean isOther(Optional<Found> shown, Found titled) {
        return shown.filter(Found::exact)
                .filter(s -> s.precision().compareTo(ChronoUnit.MINUTES) <= 0)
                .filter(s -> titled.precision().compareTo(ChronoUnit.MINUTES) <= 0)
                .filter(s -> Math.floorMod(Duration.between(s.at(), titled.at()).toMinutes(), MINUTES_OF_ZONES) != 0)
                .isPresent();
    }

    private static Optional<Found> finer(Optional<Found> shown, Optional<Found> titled) {
        return shown.isPresent()
                        && shown.get().exact()
                        && titled.isPresent()
                        && shown.get().precision().compareTo(titled.get().precision()) < 0
                ? shown
                : titled;
    }

    /** Whether no title could tell more: the day is written in full, and the hour, too. */
    private static boolean isComplete(String words, Optional<Found> shown, Frame frame) {
        return shown.isPresent()
                && shown.get().precision().compareTo(ChronoUnit.MINUTES) <= 0
                && date(words, frame).filter(Dates.DateAt::stated).isPresent();
    }

    private static Optional<Dates.DateAt> date(String words, Frame frame) {
        try {
            return Dates.in(TimeWords.fold(words), frame);
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February: numbers that are no date
        }
    }

    /** Whether words say a date and hardly anything else: titles of links may hold dates of other things. */
    private static boolean isTime(String words, Frame frame) {
        if (words.isBlank() || words.length() > LONGEST) {
            return false;
        }
        Optional<Dates.DateAt> date = date(words, frame).filter(Dates.DateAt::stated);
        return date.isPresent() && lettersBeside(TimeWords.fold(words), date.get()) <= MOST_LETTERS;
    }

    /** Whether words say when, and so little else that nobody wrote them to say something. */
    static boolean isBare(String words, Frame frame) {
        String folded = TimeWords.fold(words.strip());
        try {
            Optional<Dates.DateAt> date = Dates.in(folded, frame);
            return date.isPresent()
                    ? lettersBeside(folded, date.get()) <= MOST_LETTERS
                    : letters(folded) <= 2 * MOST_LETTERS && Ages.in(folded).isPresent();
        } catch (DateTimeException e) {
            return false; // the 31st of February: numbers that are no date
        }
    }

    private static long lettersBeside(String folded, Dates.DateAt date) {
        return letters(
                TimeWords.WEEKDAY_NAME.without(folded.substring(0, date.start()) + " " + folded.substring(date.end())));
    }

    private static long letters(String words) {
        return words.codePoints()
                .filter(Character::isLetter)
                .mapToLong(c -> c > 0x2e80 ? 2 : 1)
                .sum();
    }

    /** As {@link #parse(String, Frame)} for a board that states neither its zone nor its order of numbers. */
    public static Optional<Found> parse(String words, Instant captured) {
        return parse(words, Frame.of(captured));
    }

    /** The first time in {@code words}; empty if there is none. */
    static Optional<Found> parse(String words, Frame frame) {
        if (words.isBlank() || words.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher m = MACHINE.matcher(words.strip());
            if (m.matches() && m.group(7) != null) {
                return Optional.of(machine(m, frame));
            }
            return spoken(TimeWords.fold(words.strip()), frame);
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February: numbers that are no date
        }
    }

    private static Optional<Found> spoken(String folded, Frame frame) {
        Optional<Dates.DateAt> date = Dates.in(folded, frame);
        if (date.isPresent()) {
            Dates.DateAt at = date.get();
            Optional<Clock> clock =
                    Clock.in(", " + folded.substring(at.end())).or(() -> Clock.in(folded.substring(0, at.start())));
            LocalTime time = clock.map(Clock::time).orElse(LocalTime.MIDNIGHT);
            ZoneOffset stated = clock.map(Clock::zone).orElse(null);
            ZoneOffset zone = stated == null ? frame.zone() : stated;
            return Optional.of(new Found(
                    at.day().atTime(time).toInstant(zone),
                    true,
                    clock.map(Clock::precision).orElse(ChronoUnit.DAYS)));
        }
        return Ages.in(folded).map(age -> new Found(frame.captured().minus(age.span()), false, age.precision()));
    }
}
