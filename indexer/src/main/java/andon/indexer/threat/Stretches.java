package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;

/** Parts a text into sentences and pieces of a few sentences. */
final class Stretches {
    /** In this many characters a person says what is offered. */
    private static final int STRETCH = 1_500;

    private static final int LONGEST_SENTENCE = 600;

    private Stretches() {}

    /** Takes one sentence after the other, as places in the text. */
    interface Sentences {
        void sentence(int from, int to);
    }

    /** Pieces of a text, each of some sentences and at most half a stretch; a stretch is a piece with its next. */
    static List<String> of(String text) {
        if (text.length() <= STRETCH) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        sentences(text, (from, to) -> {
            if (piece.length() > 0 && piece.length() + to - from > STRETCH / 2) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(text, from, to).append('\n');
        });
        pieces.add(piece.toString());
        return pieces;
    }

    /** What is asked is not done. */
    static boolean isQuestion(String text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end > from && (text.charAt(end - 1) == '?' || text.charAt(end - 1) == '？');
    }

    /** Ends are line ends, the full marks of East Asia, and full stops before a blank. */
    static void sentences(String text, Sentences to) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = switch (c) {
                case '\n', '。', '！', '？', '；' -> true;
                case '.', '!', '?' -> i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
                default -> i - from >= LONGEST_SENTENCE;
            };
            if (ends || i - from >= LONGEST_SENTENCE) {
                to.sentence(from, i + 1);
                from = i + 1;
            }
        }
        if (from < text.length()) {
            to.sentence(from, text.length());
        }
    }
}
