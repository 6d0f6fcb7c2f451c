package andon.indexer.names;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/** Names as they are compared: without case, width, accents, punctuation and "and". */
final class Folded {
    private static final Set<String> AND = Set.of("and", "et", "und", "y", "e", "en", "og", "och", "i");
    private static final int LONGEST_AND = 3;

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

    static boolean isAnd(Token token) {
        return token.word().length() <= LONGEST_AND && AND.contains(token.lower());
    }

    /** All words in one, without "and". */
    static String joined(List<Token> tokens) {
        StringBuilder all = new StringBuilder();
        for (Token token : tokens) {
            if (!isAnd(token)) {
                all.append(token.folded());
            }
        }
        return all.toString();
    }
}
