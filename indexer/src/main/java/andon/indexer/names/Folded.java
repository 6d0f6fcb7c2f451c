package andon.indexer.names;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names as they are compared: without case, width, accents, punctuation and "and". */
final class Folded {
    private static final Set<String> AND = Set.of("and", "et", "und", "y", "e", "en", "og", "och", "i");

    private Folded() {}

    /** Letters and digits of a word, folded. */
    static String word(String word) {
        boolean plain = true;
        for (int i = 0; i < word.length(); i++) {
            plain &= word.charAt(i) < 0x80;
        }
        String decomposed = plain ? word : Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == 'ß') {
                letters.append("ss");
            } else if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    static boolean isAnd(String word) {
        return AND.contains(word.toLowerCase(Locale.ROOT));
    }

    /** All words in one, without "and". */
    static String joined(List<Token> tokens) {
        StringBuilder all = new StringBuilder();
        for (Token token : tokens) {
            if (!isAnd(token.word())) {
                all.append(word(token.word()));
            }
        }
        return all.toString();
    }
}
