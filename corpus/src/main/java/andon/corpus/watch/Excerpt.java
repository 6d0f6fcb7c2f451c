package andon.corpus.watch;

import andon.vocabulary.Span;

/** The words around a place in a masked text. */
final class Excerpt {
    static final int MAX_LENGTH = 300;
    private static final int BEFORE = 100;
    /** How far a cut may move to stand between two words. */
    private static final int SLACK = 20;

    private Excerpt() {}

    static String around(String text, Span place) {
        int start = wordStart(text, Math.max(0, Math.min(place.start(), text.length()) - BEFORE), place.start());
        int room = MAX_LENGTH - 2;
        int end = wordEnd(text, Math.min(text.length(), start + room));
        String words =
                text.substring(start, end).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return (start > 0 ? "…" : "") + words + (end < text.length() ? "…" : "");
    }

    private static int wordStart(String text, int from, int latest) {
        if (from == 0) {
            return 0;
        }
        for (int i = from; i < Math.min(from + SLACK, latest); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int wordEnd(String text, int to) {
        if (to == text.length()) {
            return to;
        }
        for (int i = to; i > to - SLACK; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
