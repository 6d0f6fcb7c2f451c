package andon.indexer.detect;

import andon.vocabulary.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as its reader understands it: refanged ({@code hxxp}, {@code [.]}, {@code (at)}), full-width letters narrow,
 * invisible characters gone. Every place in it leads back to the place in the input.
 */
final class PlainView {
    private static final int LONGEST_BRACKET = 8;
    private static final int LONGEST_LABEL = 63;

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
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;
        private boolean changed;

        Builder(String in) {
            this.in = in;
            this.out = new StringBuilder(in.length());
            this.starts = new int[in.length() + LONGEST_BRACKET];
            this.ends = new int[in.length() + LONGEST_BRACKET];
        }

        PlainView build() {
            int i = 0;
            while (i < in.length()) {
                i = step(i, in.charAt(i));
            }
            return changed ? new PlainView(out.toString(), starts, ends) : new PlainView(in, null, null);
        }

        private int step(int i, char c) {
            return switch (c) {
                case '[', '(', '{' -> bracket(i);
                case 'h', 'H', 'f', 'F' -> scheme(i, c);
                case ' ' -> spelledOut(i);
                case '\\' -> escapedDot(i);
                default -> c < 0x80 ? keep(i, c) : beyondAscii(i, c);
            };
        }

        private int keep(int i, char c) {
            return put(c, i, i + 1);
        }

        private int put(char c, int from, int to) {
            int at = out.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = from;
            ends[at] = to;
            out.append(c);
            return to;
        }

        private int replace(String by, int from, int to) {
            changed = true;
            for (int k = 0; k < by.length(); k++) {
                put(by.charAt(k), from, to);
            }
            return to;
        }

        private int beyondAscii(int i, char c) {
            if (isInvisible(c)) {
                changed = true;
                return i + 1;
            }
            if (c >= 0xFF01 && c <= 0xFF5E) {
                return replace(Character.toString(c - 0xFEE0), i, i + 1);
            }
            if (c >= 0x2010 && c <= 0x2013 || c == 0x2212) {
                return replace("-", i, i + 1);
            }
            if (c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0x3000) {
                return replace(" ", i, i + 1);
            }
            return keep(i, c);
        }

        private static boolean isInvisible(char c) {
            return c >= 0x200B && c <= 0x200F
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2060 && c <= 0x2064
                    || c == 0xFEFF
                    || c == 0xAD;
        }

        /** {@code [.] (dot) [at] {@} [:] [://]}, with blanks around where it parts two names. */
        private int bracket(int i) {
            int close = i + 1;
            int last = Math.min(in.length(), i + LONGEST_BRACKET);
            while (close < last && ")]}".indexOf(in.charAt(close)) < 0) {
                close++;
            }
            if (close >= last) {
                return keep(i, in.charAt(i));
            }
            String meant = switch (in.substring(i + 1, close).strip().toLowerCase(java.util.Locale.ROOT)) {
                case ".", "dot", "d0t", "точка" -> ".";
                case "at", "@", "a", "собака" -> "@";
                case ":" -> ":";
                case "://", ":]//", ":\\\\" -> "://";
                case "-", "dash" -> "-";
                default -> "";
            };
            if (meant.isEmpty()) {
                return keep(i, in.charAt(i));
            }
            int after = close + 1;
            while (after < in.length() && in.charAt(after) == ' ') {
                after++;
            }
            int before = out.length();
            while (before > 0 && out.charAt(before - 1) == ' ') {
                before--;
            }
            if (before == 0
                    || after == in.length()
                    || !isNamePart(out.charAt(before - 1))
                    || !(isNamePart(in.charAt(after)) || meant.startsWith(":"))) {
                return keep(i, in.charAt(i));
            }
            int from = starts[before - 1] + 1;
            out.setLength(before);
            return replace(meant, Math.max(from, ends[before - 1]), after);
        }

        /** {@code hxxp}, {@code hXXps}, {@code h**p}, {@code fxp}: written so that nobody clicks. */
        private int scheme(int i, char c) {
            if (i > 0 && isNamePart(in.charAt(i - 1)) || i + 3 >= in.length()) {
                return keep(i, c);
            }
            boolean http = (c == 'h' || c == 'H')
                    && (is(i + 1, "xx") || is(i + 1, "**") || is(i + 1, "tx") || is(i + 1, "xt"))
                    && is(i + 3, "p")
                    && (is(i + 4, ":") || is(i + 4, "[") || is(i + 4, "s:") || is(i + 4, "s["));
            if (http) {
                replace("http", i, i + 4);
                return i + 4;
            }
            if ((c == 'f' || c == 'F') && is(i + 1, "xp:")) {
                return replace("ftp", i, i + 3);
            }
            return keep(i, c);
        }

        private boolean is(int at, String lower) {
            return in.regionMatches(true, at, lower, 0, lower.length());
        }

        /** {@code name at host dot com}. */
        private int spelledOut(int i) {
            if (is(i, " dot ") && afterName(i) && endsAsAddress(i + 5)) {
                return replace(".", i, i + 5);
            }
            if (is(i, " at ") && afterName(i)) {
                int label = labelEnd(i + 4);
                if (label > i + 4 && is(label, " dot ") && labelEnd(label + 5) > label + 6) {
                    return replace("@", i, i + 4);
                }
            }
            return keep(i, ' ');
        }

        private boolean afterName(int i) {
            return i > 0 && isNamePart(in.charAt(i - 1));
        }

        /** Whether what stands here could be the end of an address that was begun with {@code at}. */
        private boolean endsAsAddress(int label) {
            String recent = out.substring(Math.max(0, out.length() - 2 * LONGEST_LABEL));
            int at = recent.lastIndexOf('@');
            return labelEnd(label) > label + 1 && at >= 0 && recent.indexOf(' ', at) < 0;
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
            return dot ? replace(".", i, i + 2) : keep(i, '\\');
        }

        private static boolean isNamePart(char c) {
            return Ascii.isAlnum(c) || c == '-' || c == '_' || c > 0x2FF && Character.isLetter(c) && c < 0x2E80;
        }
    }
}
