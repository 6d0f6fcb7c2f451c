package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;

/** Parts a text into sentences and pieces of a few sentences. */
final class Stretches {
    /** In this many characters a person says what is offered. */
    private static final int STRETCH = 1_500;

    private static final int FIRST_CJK = 0x2E80;
    private static final int LONGEST_SENTENCE = 600;

    private Stretches() {}

    /** Pieces of a text, each of some sentences and at most half a stretch; a stretch is a piece with its next. */
    static List<String> of(String text) {
        if (text.length() <= STRETCH) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String sentence : sentences(text)) {
            if (piece.length() > 0 && piece.length() + sentence.length() > STRETCH / 2) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(sentence).append('\n');
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** What is asked is not done. */
    static String withoutQuestions(String text) {
        if (text.indexOf('?') < 0 && text.indexOf('？') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (String sentence : sentences(text)) {
            String stripped = sentence.strip();
            if (!stripped.endsWith("?") && !stripped.endsWith("？")) {
                kept.append(sentence).append('\n');
            }
        }
        return kept.toString();
    }

    /** Addresses are names, not words: of each only that it stands there is kept. */
    static String withoutAddresses(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean address = false;
            while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < FIRST_CJK) {
                address |= text.charAt(end) == '@' || text.charAt(end) == ':' && text.startsWith("://", end);
                end++;
            }
            kept.append(address ? " http " : text.substring(i, end));
            if (end < text.length()) {
                kept.append(text.charAt(end));
            }
            i = end + 1;
        }
        return kept.toString();
    }

    /** Ends are line ends, the full marks of East Asia, and full stops before a blank. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n'
                    || "。！？；".indexOf(c) >= 0
                    || (c == '.' || c == '!' || c == '?')
                            && i + 1 < text.length()
                            && Character.isWhitespace(text.charAt(i + 1));
            if (ends || i - from >= LONGEST_SENTENCE) {
                sentences.add(text.substring(from, i + 1));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            sentences.add(text.substring(from));
        }
        return sentences;
    }
}
