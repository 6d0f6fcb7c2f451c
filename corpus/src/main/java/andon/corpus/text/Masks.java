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
