package andon.indexer.names;

import java.util.List;
import java.util.Set;

/** Short forms made of a name's first letters: {@code Example Port Authority (EPA)}. */
final class Acronyms {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final Set<String> SMALL = Set.of(
            "of", "and", "the", "for", "in", "de", "la", "et", "und", "der", "di", "y", "e", "i", "del", "des", "do",
            "da");

    private Acronyms() {}

    /** Whether {@code shortForm} is written as an acronym and its letters begin words of {@code name} in order. */
    static boolean stands(String shortForm, String name) {
        String letters = shortForm.strip();
        if (letters.length() < SHORTEST
                || letters.length() > LONGEST
                || !letters.codePoints().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '&')) {
            return false;
        }
        List<Token> tokens = Token.of(name);
        int at = 0;
        int skipped = 0;
        String wanted = letters.replace("&", "");
        for (Token token : tokens) {
            char first = Character.toUpperCase(
                    token.folded().isEmpty() ? ' ' : token.folded().charAt(0));
            if (at < wanted.length() && first == wanted.charAt(at)) {
                at++;
            } else if (!SMALL.contains(token.lower()) && !LegalForms.isBehind(token.word())) {
                skipped++;
            }
        }
        return at == wanted.length() && skipped <= 1 && !tokens.isEmpty() && tokens.size() >= 2;
    }

    /** The first letters of a name's words, without small words and legal form; empty if there are fewer than three. */
    static String of(List<Token> name) {
        StringBuilder letters = new StringBuilder();
        for (Token token : name) {
            boolean counts = !SMALL.contains(token.lower()) && !LegalForms.isBehind(token.word());
            String folded = token.folded();
            if (counts && !folded.isEmpty()) {
                letters.append(Character.toUpperCase(folded.charAt(0)));
            }
        }
        return letters.length() >= 3 && letters.length() <= LONGEST ? letters.toString() : "";
    }
}
