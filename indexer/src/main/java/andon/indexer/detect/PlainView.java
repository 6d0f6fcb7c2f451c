package andon.indexer.detect;

import andon.vocabulary.Span;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as its reader understands it: refanged ({@code hxxp}, {@code [.]}, {@code (at)}), full-width and styled letters
 * plain, look-alikes of other scripts in Latin words Latin, invisible characters gone. Every place in it leads back to the
 * place in the input. A text with nothing of the kind is its own view and costs one look at each character.
 */
final class PlainView {
    private static final int LONGEST_BRACKET = 8;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;
    /** The ASCII characters at which something may be to do. */
    private static final boolean[] SPECIAL = new boolean[128];

    static {
        for (char c : "[({hHfF \\".toCharArray()) {
            SPECIAL[c] = true;
        }
    }

    private final String text;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;

    private PlainView(String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    String text() {
        return text;
    }

    /** The stretch of the input that [start, end) of the view stands for; it must not be empty. */
    Span inInput(int start, int end) {
        return starts == null || ends == null ? new Span(start, end) : new Span(starts[start], ends[end - 1]);
    }

    static PlainView of(String input) {
        return new Builder(input).build();
    }

    private static final class Builder {
        private final String in;
        private final StringBuilder out = new StringBuilder();
        private int[] starts = {};
        private int[] ends = {};
        /** Up to where the input is in {@link #out}. */
        private int copied;

        private boolean changed;
        /** Up to where it is known whether look-alikes are to be read as Latin. */
        private int wordEnd;

        private boolean latin;

        Builder(String in) {
            this.in = in;
        }

        PlainView build() {
            int length = in.length();
            int i = 0;
            while (i < length) {
                char c = in.charAt(i);
                if (c < 0x80 ? SPECIAL[c] && !isHarmless(i, c) : !isPlainLetter(c)) {
                    i = step(i, c);
                } else {
                    i++;
                }
            }
            if (!changed) {
                return new PlainView(in, null, null);
            }
            copyTo(length);
            return new PlainView(out.toString(), starts, ends);
        }

        /** Blanks and letters are many: one look at what follows tells most of them from the begin of something. */
        private boolean isHarmless(int i, char c) {
            char next = i + 1 < in.length() ? in.charAt(i + 1) : '.';
            return switch (c) {
                case ' ' -> (next | 0x20) != 'd' && (next | 0x20) != 'a';
                case 'h', 'H', 'f', 'F' -> (next | 0x20) != 'x' && (next | 0x20) != 't' && next != '*';
                default -> false;
            };
        }

        /** Letters that stand for themselves wherever they stand. */
        private static boolean isPlainLetter(char c) {
            return c >= 0x4E00 && c < 0xA000 || c >= 0xAC00 && c < 0xD800 || c >= 0x3040 && c < 0x3100;
        }

        private int step(int i, char c) {
            return switch (c) {
                case '[', '(', '{' -> bracket(i);
                case 'h', 'H', 'f', 'F' -> scheme(i, c);
                case ' ' -> spelledOut(i);
                case '\\' -> escapedDot(i);
                default -> beyondAscii(i, c);
            };
        }

        /** Brings the input up to {@code to} into the view as it is. */
        private void copyTo(int to) {
            int length = to - copied;
            if (length <= 0) {
                return;
            }
            int at = out.length();
            room(at + length);
            out.append(in, copied, to);
            for (int k = 0; k < length; k++) {
                starts[at + k] = copied + k;
                ends[at + k] = copied + k + 1;
            }
            copied = to;
        }

        private void room(int length) {
            if (length > starts.length) {
                int size = Math.max(length, Math.max(in.length() + LONGEST_BRACKET, starts.length * 2));
                starts = Arrays.copyOf(starts, size);
                ends = Arrays.copyOf(ends, size);
            }
        }

        /** Lets {@code by} stand for the input from {@code from} (all before is in the view) to {@code to}. */
        private int replace(String by, int from, int to) {
            changed = true;
            int at = out.length();
            room(at + by.length());
            out.append(by);
            for (int k = 0; k < by.length(); k++) {
                starts[at + k] = from;
                ends[at + k] = to;
            }
            copied = to;
            return to;
        }

        private int put(char by, int from, int to) {
            copyTo(from);
            return replace(Character.toString(by), from, to);
        }

        private int drop(int from, int to) {
            copyTo(from);
            changed = true;
            copied = to;
            return to;
        }

        private int beyondAscii(int i, char c) {
            if (Confusables.isOtherLetter(c)) {
                char meant = Confusables.latin(c);
                return isInLatinWord(i) && meant != 0 ? put(meant, i, i + 1) : i + 1;
            }
            if (Confusables.isInvisible(c)) {
                return drop(i, i + 1);
            }
            char plain = Confusables.plain(c);
            if (plain != 0) {
                return put(plain, i, i + 1);
            }
            if (c == 0x3002 || c == 0xFF61) {
                return ideographicDot(i);
            }
            if (Character.isHighSurrogate(c) && i + 1 < in.length()) {
                char low = in.charAt(i + 1);
                char styled = Confusables.styled(c, low);
                if (styled != 0) {
                    return put(styled, i, i + 2);
                }
                return Confusables.isInvisible(c, low) ? drop(i, i + 2) : i + 2;
            }
            return i + 1;
        }

        /** Whether the name around {@code i} has Latin letters too, and of other scripts none but look-alikes. */
        private boolean isInLatinWord(int i) {
            if (i < wordEnd) {
                return latin;
            }
            int from = i;
            int least = Math.max(wordEnd, i - LONGEST_NAME);
            while (from > least && isWordPart(in.charAt(from - 1))) {
                from--;
            }
            boolean ascii = false;
            boolean like = true;
            int to = from;
            int most = Math.min(in.length(), i + LONGEST_NAME);
            while (to < most && isWordPart(in.charAt(to))) {
                char c = in.charAt(to);
                ascii |= Ascii.isLetter(c);
                like &= !Confusables.isOtherLetter(c) || Confusables.latin(c) != 0;
                to++;
            }
            wordEnd = Math.max(to, i + 1);
            latin = ascii && like;
            return latin;
        }

        private static boolean isWordPart(char c) {
            return Ascii.isAlnum(c)
                    || c == '.'
                    || c == '-'
                    || c == '_'
                    || c == '@'
                    || Confusables.isOtherLetter(c)
                    || c >= 0x80 && Confusables.isInvisible(c);
        }

        /** {@code evil。com}; between sentences no small Latin letter follows without a blank. */
        private int ideographicDot(int i) {
            char after = i + 1 < in.length() ? in.charAt(i + 1) : ' ';
            boolean joins = i > 0 && Ascii.isAlnum(in.charAt(i - 1)) && after >= 'a' && after <= 'z';
            return joins ? put('.', i, i + 1) : i + 1;
        }

        /** {@code [.] (dot) [at] {@} [:] [://]}, with blanks around where it parts two names. */
        private int bracket(int i) {
            int close = i + 1;
            int last = Math.min(in.length(), i + LONGEST_BRACKET);
            while (close < last && ")]}".indexOf(in.charAt(close)) < 0) {
                close++;
            }
            if (close >= last) {
                return i + 1;
            }
            String meant = meant(in.substring(i + 1, close).strip().toLowerCase(Locale.ROOT));
            if (meant.isEmpty()) {
                return i + 1;
            }
            int after = close + 1;
            while (after < in.length() && in.charAt(after) == ' ') {
                after++;
            }
            if (after == in.length() || !(isNamePart(in.charAt(after)) || meant.startsWith(":"))) {
                return i + 1;
            }
            copyTo(i);
            int before = out.length();
            while (before > 0 && out.charAt(before - 1) == ' ') {
                before--;
            }
            if (before == 0 || !isNamePart(out.charAt(before - 1))) {
                return i + 1;
            }
            int from = ends[before - 1];
            out.setLength(before);
            return replace(meant, from, after);
        }

        private static String meant(String inside) {
            return switch (inside) {
                case ".", "dot", "d0t", "точка", "点", "點", "ドット" -> ".";
                case "at", "@", "a", "собака" -> "@";
                case ":" -> ":";
                case "://", ":]//", ":\\\\" -> "://";
                case "-", "dash" -> "-";
                default -> "";
            };
        }

        /** {@code hxxp}, {@code hXXps}, {@code h**p}, {@code fxp}: written so that nobody clicks. */
        private int scheme(int i, char c) {
            if (i + 4 >= in.length()
                    || "xX*tT".indexOf(in.charAt(i + 1)) < 0
                    || i > 0 && isNamePart(in.charAt(i - 1))) {
                return i + 1;
            }
            boolean http = (c == 'h' || c == 'H')
                    && (is(i + 1, "xx") || is(i + 1, "**") || is(i + 1, "tx") || is(i + 1, "xt"))
                    && is(i + 3, "p")
                    && (is(i + 4, ":") || is(i + 4, "[") || is(i + 4, "s:") || is(i + 4, "s["));
            if (http) {
                copyTo(i);
                return replace("http", i, i + 4);
            }
            if ((c == 'f' || c == 'F') && is(i + 1, "xp:")) {
                copyTo(i);
                return replace("ftp", i, i + 3);
            }
            return i + 1;
        }

        private boolean is(int at, String lower) {
            return Ascii.startsWith(in, at, lower);
        }

        /** {@code name at host dot com}. */
        private int spelledOut(int i) {
            char next = i + 4 < in.length() ? in.charAt(i + 1) : ' ';
            if ((next == 'd' || next == 'D') && is(i, " dot ") && afterName(i) && endsAsAddress(i)) {
                copyTo(i);
                return replace(".", i, i + 5);
            }
            if ((next == 'a' || next == 'A') && is(i, " at ") && afterName(i)) {
                int label = labelEnd(i + 4);
                if (label > i + 4 && is(label, " dot ") && labelEnd(label + 5) > label + 6) {
                    copyTo(i);
                    return replace("@", i, i + 4);
                }
            }
            return i + 1;
        }

        private boolean afterName(int i) {
            return i > 0 && isNamePart(in.charAt(i - 1));
        }

        /** Whether what stands behind " dot " could be the end of an address that was begun with {@code at}. */
        private boolean endsAsAddress(int i) {
            int label = i + 5;
            if (labelEnd(label) <= label + 1) {
                return false;
            }
            copyTo(i);
            String recent = out.substring(Math.max(0, out.length() - 2 * LONGEST_LABEL));
            int at = recent.lastIndexOf('@');
            return at >= 0 && recent.indexOf(' ', at) < 0;
        }

        private int labelEnd(int from) {
            int end = from;
            while (end < in.length() && end - from < LONGEST_LABEL && isNamePart(in.charAt(end))) {
                end++;
            }
            return end;
        }

        private int escapedDot(int i) {
            boolean dot = i > 0
                    && i + 2 < in.length()
                    && in.charAt(i + 1) == '.'
                    && isNamePart(in.charAt(i - 1))
                    && isNamePart(in.charAt(i + 2));
            if (!dot) {
                return i + 1;
            }
            copyTo(i);
            return replace(".", i, i + 2);
        }

        private static boolean isNamePart(char c) {
            return Ascii.isAlnum(c) || c == '-' || c == '_' || c > 0x2FF && Character.isLetter(c) && c < 0x2E80;
        }
    }
}
