package andon.indexer.threat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sentence that terms are looked up in. Words of scripts with blanks match whole, or as a beginning where the term ends
 * in {@code *}; Chinese, Japanese and Korean terms match anywhere.
 */
final class Terms {
    private final String folded;
    /** Without blanks: line ends may part Chinese and Japanese words. */
    private final String joined;

    private Terms(String folded) {
        this.folded = folded;
        this.joined = isSpaceless(folded) ? folded.replace(" ", "") : "";
    }

    static Terms of(String sentence) {
        StringBuilder out = new StringBuilder(sentence.length() + 2).append(' ');
        String lower = sentence.toLowerCase(Locale.ROOT).replace('ё', 'е').replace('’', '\'');
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean kept = Character.isLetterOrDigit(c)
                    || c == '\''
                    || c == '$'
                    || c == '%'
                    || c == '+'
                    || c == ':'
                    || c == '-';
            char mapped = kept ? c : ' ';
            if (mapped != ' ' || out.charAt(out.length() - 1) != ' ') {
                out.append(mapped);
            }
        }
        return new Terms(out.append(' ').toString());
    }

    /** Called for every term of every rule on every sentence: it makes no strings but the stem's. */
    boolean has(String term) {
        if (isSpaceless(term)) {
            return joined.contains(term) || folded.contains(term);
        }
        boolean stem = term.endsWith("*");
        String word = stem ? term.substring(0, term.length() - 1) : term;
        for (int at = folded.indexOf(word, 1); at > 0; at = folded.indexOf(word, at + 1)) {
            char after = folded.charAt(Math.min(folded.length() - 1, at + word.length()));
            if (folded.charAt(at - 1) == ' ' && (stem || after == ' ' || after == ':' || after == '-')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpaceless(String term) {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) >= 0x2E80) {
                return true;
            }
        }
        return false;
    }

    Optional<String> first(List<String> terms) {
        return terms.stream().filter(this::has).findFirst();
    }
}
