package andon.indexer.names;

import java.util.List;
import java.util.Set;

/** Short forms made of a name's first letters: {@code Example Port Authority (EPA)}. */
final class Acronyms {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int LEAST_WITHIN = 3;
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
        return at == wanted.length() && skipped <= 1 && tokens.size() >= 2 || isWithin(wanted, tokens);
    }

    /** "NFID" of "Northfork Irrigation District": all first letters in order, with other letters of the words between them. */
    private static boolean isWithin(String wanted, List<Token> tokens) {
        if (wanted.length() < LEAST_WITHIN || tokens.size() < 2) {
            return false;
        }
        int at = 0;
        for (Token token : tokens) {
            String word = token.folded().toUpperCase(java.util.Locale.ROOT);
            if (SMALL.contains(token.lower()) || LegalForms.isBehind(token.word())) {
                continue;
            }
            if (word.isEmpty() || at >= wanted.length() || word.charAt(0) != wanted.charAt(at)) {
                return false;
            }
            at++;
            int from = 1;
            for (int k = word.indexOf(at < wanted.length() ? wanted.charAt(at) : 0, from);
                    k > 0 && !isFirstOfNext(tokens, token, wanted.charAt(at));
                    k = at < wanted.length() ? word.indexOf(wanted.charAt(at), k + 1) : -1) {
                at++;
            }
        }
        return at == wanted.length();
    }

    /** Whether a letter is better read as the first of the word behind. */
    private static boolean isFirstOfNext(List<Token> tokens, Token token, char letter) {
        int next = tokens.indexOf(token) + 1;
        return next < tokens.size()
                && !tokens.get(next).folded().isEmpty()
                && Character.toUpperCase(tokens.get(next).folded().charAt(0)) == letter;
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
