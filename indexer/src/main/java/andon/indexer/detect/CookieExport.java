package andon.indexer.detect;

import andon.vocabulary.Span;
import org.jspecify.annotations.Nullable;

/**
 * One object of the JSON in which browsers' extensions export cookies: it says {@code httpOnly}, {@code hostOnly} or
 * {@code sameSite} beside {@code name} and {@code value}. Called at the first of those keys; looked at is the object around
 * it, {@value #BEFORE} characters before and {@value #BEHIND} behind.
 */
final class CookieExport {
    private static final int BEFORE = 6_000;
    private static final int BEHIND = 6_000;
    private static final int LONGEST_NAME = 128;
    private static final String[] MARKS = {"httpOnly", "hostOnly", "sameSite"};

    private CookieExport() {}

    static void key(String text, int start, int end, Hits hits) {
        if (Ascii.at(text, start - 1) != '"' || Ascii.at(text, end) != '"' || !isMark(text, start)) {
            return;
        }
        int open = open(text, start - 1);
        if (open < 0) {
            return;
        }
        int close = close(text, end);
        Span value = string(text, "\"value\"", open, close);
        Span name = string(text, "\"name\"", open, close);
        if (value != null) {
            String called = name == null || name.length() > LONGEST_NAME ? "" : name.in(text);
            CookieRule.value(text, called, value.start(), value.end(), true, hits);
        }
    }

    private static boolean isMark(String text, int start) {
        for (String mark : MARKS) {
            if (text.regionMatches(true, start, mark, 0, mark.length())) {
                return true;
            }
        }
        return false;
    }

    /** Where the object begins; -1 where none does, or one of its keys before this one was called for already. */
    private static int open(String text, int from) {
        int least = Math.max(0, from - BEFORE);
        for (int i = from - 1; i >= least; i--) {
            char c = text.charAt(i);
            if (c == '{') {
                return i;
            }
            if (c == '}' || c == '"' && isMark(text, i + 1) && Ascii.at(text, i + 1 + MARKS[0].length()) == '"') {
                return -1;
            }
        }
        return -1;
    }

    private static int close(String text, int from) {
        int last = (int) Math.min(text.length(), (long) from + BEHIND);
        int end = from;
        while (end < last && text.charAt(end) != '}' && text.charAt(end) != '{') {
            end++;
        }
        return end;
    }

    /** The string under this key, null if there is none; it may go on behind a brace that it holds. */
    private static @Nullable Span string(String text, String key, int from, int to) {
        int at = text.indexOf(key, from, to);
        if (at < 0) {
            return null;
        }
        int i = CookieRule.skip(text, at + key.length(), " \t\n\r");
        i = Ascii.at(text, i) == ':' ? CookieRule.skip(text, i + 1, " \t\n\r") : to;
        if (i >= to || text.charAt(i) != '"') {
            return null;
        }
        int last = Math.min(text.length(), to + BEHIND);
        int end = i + 1;
        while (end < last && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new Span(i + 1, Math.min(end, last));
    }
}
