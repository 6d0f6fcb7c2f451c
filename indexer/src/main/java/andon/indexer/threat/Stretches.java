package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts a text into sentences and stretches of a few sentences, each beginning in the middle of the one before. */
final class Stretches {
    /** In this many characters a person says what is offered. */
    private static final int STRETCH = 1_500;

    private static final int FIRST_CJK = 0x2E80;
    private static final int LONGEST_SENTENCE = 600;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？；])|\\n");

    private Stretches() {}

    static List<String> of(String text) {
        if (text.length() <= STRETCH) {
            return List.of(text);
        }
        List<String> sentences = sentences(text);
        List<String> stretches = new ArrayList<>();
        int from = 0;
        while (from < sentences.size()) {
            StringBuilder stretch = new StringBuilder();
            int middle = from;
            int to = from;
            while (to < sentences.size() && (to == from || stretch.length() + sentences.get(to).length() <= STRETCH)) {
                stretch.append(sentences.get(to)).append('\n');
                if (stretch.length() <= STRETCH / 2) {
                    middle = to;
                }
                to++;
            }
            stretches.add(stretch.toString());
            from = to >= sentences.size() ? to : Math.max(from + 1, middle + 1);
        }
        return stretches;
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
                address |= text.startsWith("://", end) || text.charAt(end) == '@';
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

    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : SENTENCE_END.split(text)) {
            for (int i = 0; i < part.length(); i += LONGEST_SENTENCE) {
                sentences.add(part.substring(i, Math.min(part.length(), i + LONGEST_SENTENCE)));
            }
        }
        return sentences;
    }
}
