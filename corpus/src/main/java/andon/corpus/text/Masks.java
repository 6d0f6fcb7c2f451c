package andon.corpus.text;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps masked secrets out of what can be searched. Of a {@code MaskedSecret} its first and last character stand in
 * texts and values; no query may find or confirm even those.
 */
public final class Masks {
    private static final String DOTS = "•••";
    private static final int LONGEST_WORD = 1_000;
    /** The dots with what touches them: a whole word, because a secret may end in the middle of one, or a sign. */
    private static final Pattern MASKED =
            Pattern.compile("(?:[\\p{L}\\p{M}\\p{N}]+|.)?•{3,}(?:[\\p{L}\\p{M}\\p{N}]+|.)?", Pattern.DOTALL);

    private Masks() {}

    /** The words of {@code text} without those that touch a mask. */
    public static List<Word> unmasked(String text) {
        List<Word> words = Words.of(text);
        if (!text.contains(DOTS)) {
            return words;
        }
        List<Word> kept = new ArrayList<>(words.size());
        for (Word word : words) {
            if (!text.startsWith(DOTS, word.end()) && !text.startsWith(DOTS, word.start() - DOTS.length())) {
                kept.add(word);
            } else if (!kept.isEmpty() && kept.getLast().joined()) {
                kept.add(kept.removeLast().parted());
            }
        }
        return kept;
    }

    /** {@link #unmasked(String)}, of which only those need be read that begin so; see {@link Words#beginningWith}. */
    public static List<Word> unmasked(String text, Beginnings beginnings) {
        // Beside a mask it matters where each word stands.
        return text.contains(DOTS) ? unmasked(text) : Words.beginningWith(beginnings, text);
    }

    /**
     * Where {@code text} may end so that no word and no mask is cut in two: at most at {@code most}, which lies within the
     * text; in a run without blanks of more than {@link #LONGEST_WORD} units at any character that touches no mask.
     */
    public static int endOfWhole(String text, int most) {
        for (int at = most; at > 0 && at > most - LONGEST_WORD; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        int at = most;
        boolean masked = isFollowedByMask(text, at);
        while (at > 0 && (isDot(text, at) || isDot(text, at - 1))) {
            at--;
            masked = true;
        }
        while (masked && at > 0 && Folding.isWordCharacter(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static boolean isFollowedByMask(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + LONGEST_WORD && Folding.isWordCharacter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length() && isDot(text, at);
    }

    private static boolean isDot(String text, int at) {
        return text.charAt(at) == DOTS.charAt(0);
    }

    /** Where masks stand with what touches them, as {@link #strip} takes it off, in order; linear in the text. */
    static List<Span> masked(String text) {
        List<Span> spans = new ArrayList<>();
        int end = 0;
        for (int dots = text.indexOf(DOTS); dots >= 0; dots = text.indexOf(DOTS, end)) {
            int start = dots;
            while (start > end && Folding.isWordCharacter(text.codePointBefore(start))) {
                start -= Character.charCount(text.codePointBefore(start));
            }
            if (start == dots && start > end) {
                start -= Character.charCount(text.codePointBefore(start));
            }
            int after = dots;
            while (after < text.length() && text.charAt(after) == DOTS.charAt(0)) {
                after++;
            }
            end = after;
            while (end < text.length() && Folding.isWordCharacter(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end == after && end < text.length()) {
                end += Character.charCount(text.codePointAt(end));
            }
            spans.add(new Span(start, Math.min(end, text.length())));
        }
        return spans;
    }

    /** The value with nothing but dots where a secret stood. */
    public static String strip(String value) {
        return value.contains(DOTS) ? MASKED.matcher(value).replaceAll(DOTS) : value;
    }
}
