package andon.indexer.names;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a title holds several names: "QMH - Quellmark Holding", "Pellworth Foods, Pellworth Farms". */
final class TitleParts {
    private static final Pattern PART = Pattern.compile(
            "\\s+[-–—|]+\\s+|\\s*(?:\\||//|\\\\)\\s*|(?<=[\\p{L}\\p{N}.]{3})\\s?/\\s?(?=\\p{L}{3})|\\s+(?:aka|a\\.k\\.a\\.?|d/?b/?a|f/?k/?a|formerly)\\s+",
            Pattern.CASE_INSENSITIVE);

    private TitleParts() {}

    /** The parts of {@code core}, each without the marks of the trade around it; one if nothing parts it. */
    static List<Span> of(String line, Span core) {
        List<Span> parts = new ArrayList<>();
        String whole = core.in(line);
        Matcher part = PART.matcher(whole);
        int from = 0;
        while (mayPart(whole) && part.find()) {
            parts.add(TitleMarks.core(line, new Span(core.start() + from, core.start() + part.start())));
            from = part.end();
        }
        parts.add(TitleMarks.core(line, new Span(core.start() + from, core.end())));
        return parts.size() == 1 ? joined(line, parts.getFirst()) : parts;
    }

    private static boolean mayPart(String core) {
        for (int i = 0; i < core.length(); i++) {
            if ("-–—|/\\".indexOf(core.charAt(i)) >= 0) {
                return true;
            }
        }
        String small = core.toLowerCase(Locale.ROOT);
        return small.contains("aka")
                || small.contains("a.k.a")
                || small.contains("dba")
                || small.contains("fka")
                || small.contains("formerly");
    }

    /** "Tandrell LLC and Voss Trust": a legal form ends a name, so another begins behind "and". */
    private static List<Span> joined(String line, Span core) {
        String whole = core.in(line);
        int and = whole.indexOf(" and ");
        List<Token> left = and < 0 ? List.of() : Token.of(whole.substring(0, and));
        if (left.size() < 2 || !LegalForms.isBehind(left.getLast().word())) {
            return listed(line, core);
        }
        int middle = core.start() + and;
        return List.of(new Span(core.start(), middle), new Span(middle + " and ".length(), core.end()));
    }

    /** Three and more names of two and more words, parted by commas; a firm of partners ends in "& Last". */
    private static List<Span> listed(String line, Span core) {
        String whole = core.in(line);
        if (whole.indexOf(',') < 0) {
            return List.of(core);
        }
        String[] parts = whole.split(",\\s+");
        boolean family = parts.length == 2 && isOfOneFamily(Token.of(parts[0]), Token.of(parts[1]));
        boolean list = family
                || parts.length >= 3
                        && Arrays.stream(parts)
                                .allMatch(p -> Token.of(p).size() >= 2
                                        && p.indexOf('&') < 0
                                        && !p.contains(" and ")
                                        && !hasForm(p));
        if (!list) {
            return List.of(core);
        }
        List<Span> spans = new ArrayList<>();
        int at = core.start();
        for (String part : parts) {
            int start = line.indexOf(part, at);
            spans.add(new Span(start, start + part.length()));
            at = start + part.length();
        }
        return spans;
    }

    /** "Pellworth Foods, Pellworth Farms". */
    private static boolean isOfOneFamily(List<Token> one, List<Token> other) {
        return one.size() >= 2
                && other.size() >= 2
                && one.getFirst().folded().equals(other.getFirst().folded())
                && one.stream().allMatch(Token::isCapitalised)
                && other.stream().allMatch(Token::isCapitalised);
    }

    /** Whether a legal form stands in a name. */
    static boolean hasForm(String name) {
        return Token.of(name).stream().anyMatch(t -> LegalForms.isBehind(t.word()));
    }
}
