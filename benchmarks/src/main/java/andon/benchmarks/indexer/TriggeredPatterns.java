package andon.benchmarks.indexer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of {@link IndicatorPatterns}, each tried only around what all its hits hold: a character, or a run of letters
 * and digits of some length. Finds the same but for hits that are longer than the window.
 */
final class TriggeredPatterns {
    private static final int WINDOW = 256;
    private static final int ASCII = 128;

    /**
     * One pattern.
     *
     * @param characters one of which every hit holds; empty for {@code run}
     * @param before how far a hit may begin before the trigger
     * @param run how long a run of letters and digits every hit begins with
     */
    private record Rule(Pattern pattern, String characters, int before, int run) {}

    private static final List<Rule> RULES = new ArrayList<>();
    private static final int[][] BY_CHARACTER = new int[ASCII][];
    private static final int[] BY_RUN;

    static {
        String[] triggers = {
            "@", ".", ":", ":", ".", ".", "32", "40", "64", "128", "-", "26", "42", "95", "1", "15", "+", "5", "20",
            ".", "@", "-"
        };
        int[] before = {64, 3, 4, 5, 64, 56, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, WINDOW, 0, 0};
        for (int i = 0; i < triggers.length; i++) {
            boolean run = Character.isDigit(triggers[i].charAt(0));
            RULES.add(new Rule(
                    IndicatorPatterns.ALL.get(i),
                    run ? "" : triggers[i],
                    before[i],
                    run ? Integer.parseInt(triggers[i]) : 0));
        }
        for (char c = 0; c < ASCII; c++) {
            BY_CHARACTER[c] = places(c);
        }
        BY_RUN = places((char) 0);
    }

    private TriggeredPatterns() {}

    /** The rules of a character, or those of runs for none. */
    private static int[] places(char character) {
        return java.util.stream.IntStream.range(0, RULES.size())
                .filter(i -> character == 0
                        ? RULES.get(i).run() > 0
                        : RULES.get(i).characters().indexOf(character) >= 0)
                .toArray();
    }

    static int count(String text) {
        Matcher[] matchers = RULES.stream()
                .map(rule -> rule.pattern().matcher(text).useTransparentBounds(true))
                .toArray(Matcher[]::new);
        int[] ends = new int[matchers.length];
        int found = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i;
            while (end < text.length() && isAlnum(text.charAt(end))) {
                end++;
            }
            for (int rule : end > i ? BY_RUN : c < ASCII ? BY_CHARACTER[c] : BY_CHARACTER[0]) {
                if (end - i >= RULES.get(rule).run()) {
                    found += tried(matchers, rule, text, i, ends);
                }
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    private static int tried(Matcher[] matchers, int rule, String text, int at, int[] ends) {
        int from = Math.max(ends[rule], at - RULES.get(rule).before());
        int to = Math.min(text.length(), at + WINDOW);
        if (from > at) {
            return 0;
        }
        Matcher matcher = matchers[rule].region(from, to);
        boolean is = RULES.get(rule).before() == 0 ? matcher.lookingAt() : matcher.find() && matcher.start() <= at;
        if (is) {
            ends[rule] = matcher.end();
        }
        return is ? 1 : 0;
    }

    private static boolean isAlnum(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
