package andon.benchmarks.indexer;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of {@link IndicatorPatterns} as a program that is in a hurry tries them: one walk over the text tells runs of
 * letters and digits from marks; a pattern is tried once, at the one place where a hit may begin, where a mark stands that each of its
 * hits holds or a run begins as each of its hits does. Finds the same but for hits that are longer than the window.
 */
final class TriggeredPatterns {
    private static final int MAIL = 0;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int URL = 3;
    private static final int HOST = 4;
    private static final int ONION = 5;
    private static final int MD5 = 6;
    private static final int SHA1 = 7;
    private static final int SHA256 = 8;
    private static final int SHA512 = 9;
    private static final int CVE = 10;
    private static final int BITCOIN = 11;
    private static final int ETHEREUM = 12;
    private static final int MONERO = 13;
    private static final int CARD = 14;
    private static final int IBAN = 15;
    private static final int PHONE = 16;
    private static final int TECHNIQUE = 17;
    private static final int ACCESS_KEY = 18;
    private static final int TOKEN = 19;
    private static final int HANDLE = 20;
    private static final int ARMOUR = 21;

    /** No hit that begins farther before its mark, or ends farther behind it, is found. */
    private static final int WINDOW = 2_048;

    private static final int FEWEST_DIGITS = 13;

    /** What a character is to the walk and to the beginnings of hits. */
    private static final byte[] CLASSES = new byte[128];

    private static final int RUN = 1;
    private static final int MARK = 2;
    private static final int OF_MAIL = 4;
    private static final int OF_HOST = 8;
    private static final int DIGIT = 16;

    static {
        for (char c = 0; c < CLASSES.length; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean small = c >= 'a' && c <= 'z';
            boolean run = digit || small || c >= 'A' && c <= 'Z';
            CLASSES[c] = (byte) ((run ? RUN : 0)
                    | ("@.:+-".indexOf(c) >= 0 ? MARK : 0)
                    | (run || "._%+-".indexOf(c) >= 0 ? OF_MAIL : 0)
                    | (digit || small || c == '-' ? OF_HOST : 0)
                    | (digit ? DIGIT : 0));
        }
    }

    private final String text;
    private final @Nullable Matcher[] matchers = new @Nullable Matcher[IndicatorPatterns.ALL.size()];
    /** Where the last hit of each pattern ends. */
    private final int[] ends = new int[IndicatorPatterns.ALL.size()];

    private int found;

    private TriggeredPatterns(String text) {
        this.text = text;
    }

    static int count(String text) {
        return new TriggeredPatterns(text).walk();
    }

    private static boolean is(char c, int classes) {
        return c < CLASSES.length && (CLASSES[c] & classes) != 0;
    }

    private int walk() {
        int length = text.length();
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (is(c, RUN)) {
                int end = i + 1;
                while (end < length && is(text.charAt(end), RUN)) {
                    end++;
                }
                run(c, i, end);
                i = end;
            } else {
                if (is(c, MARK)) {
                    mark(c, i);
                }
                i++;
            }
        }
        return found;
    }

    private void run(char first, int from, int end) {
        int length = end - from;
        if (is(first, DIGIT) && hasDigits(from)) {
            at(CARD, from);
        }
        if (length < 15) {
            if (length == 5 && first == 'T') {
                at(TECHNIQUE, from);
            } else if (length == 3
                    && (first == 'C' || first == 'c')
                    && end < text.length()
                    && text.charAt(end) == '-') {
                at(CVE, from);
            }
        } else if (length <= 34 && is(text.charAt(from + 2), DIGIT)) {
            at(IBAN, from);
        }
        switch (length) {
            case 20 -> at(ACCESS_KEY, from);
            case 32 -> at(MD5, from);
            case 40 -> at(SHA1, from);
            case 42 -> at(ETHEREUM, from);
            case 56 -> at(ONION, from);
            case 64 -> at(SHA256, from);
            case 95 -> at(MONERO, from);
            case 128 -> at(SHA512, from);
            default -> {}
        }
        if (length >= 26 && length <= 42 && (first == 'b' || first == '1' || first == '3')) {
            at(BITCOIN, from);
        }
        if (first == 'e' && text.startsWith("eyJ", from)) {
            at(TOKEN, from);
        }
    }

    private boolean hasDigits(int from) {
        int digits = 0;
        for (int i = from; i < text.length() && digits < FEWEST_DIGITS; i++) {
            char c = text.charAt(i);
            if (is(c, DIGIT)) {
                digits++;
            } else if (c != ' ' && c != '-' || !is(text.charAt(i - 1), DIGIT)) {
                return false;
            }
        }
        return digits == FEWEST_DIGITS;
    }

    private void mark(char mark, int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        switch (mark) {
            case '@' -> {
                int from = Math.max(ends[MAIL], begin(i, OF_MAIL));
                if (from < i) {
                    at(MAIL, from);
                }
                at(HANDLE, i);
            }
            case '.' -> dot(i, next);
            case ':' -> {
                if (next == '/') {
                    at(URL, begin(i, RUN));
                } else if (i - begin(i, RUN) <= 4) {
                    at(IPV6, begin(i, RUN));
                }
            }
            case '+' -> {
                if (is(next, DIGIT)) {
                    at(PHONE, i);
                }
            }
            default -> {
                if (text.startsWith("-----BEGIN ", i)) {
                    at(ARMOUR, i);
                }
            }
        }
    }

    private void dot(int i, char next) {
        if (i == 0 || !is(next, OF_HOST) || !is(text.charAt(i - 1), OF_HOST)) {
            return;
        }
        if (is(next, DIGIT) && is(text.charAt(i - 1), DIGIT)) {
            at(IPV4, begin(i, DIGIT));
        }
        int end = i;
        while (end < text.length() && end - i < WINDOW && (text.charAt(end) == '.' || is(text.charAt(end), OF_HOST))) {
            end++;
        }
        int from = Math.max(ends[HOST], begin(i, OF_HOST));
        if (from < i && matcher(HOST).region(from, end).find()) {
            hit(HOST);
        }
    }

    /** Where the characters of a class begin that end before {@code i}. */
    private int begin(int i, int of) {
        int from = i;
        while (from > 0 && i - from < WINDOW && is(text.charAt(from - 1), of)) {
            from--;
        }
        return from;
    }

    private void at(int pattern, int from) {
        if (from >= ends[pattern]
                && matcher(pattern)
                        .region(from, Math.min(text.length(), from + WINDOW))
                        .lookingAt()) {
            hit(pattern);
        }
    }

    private void hit(int pattern) {
        found++;
        ends[pattern] = matcher(pattern).end();
    }

    private Matcher matcher(int pattern) {
        Matcher known = matchers[pattern];
        if (known == null) {
            known = IndicatorPatterns.ALL.get(pattern).matcher(text).useTransparentBounds(true);
            matchers[pattern] = known;
        }
        return known;
    }
}
