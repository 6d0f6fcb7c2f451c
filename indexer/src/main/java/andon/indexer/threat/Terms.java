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

    private Terms(String folded) {
        this.folded = folded;
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

    boolean has(String term) {
        boolean spaceless = term.codePoints().anyMatch(c -> c >= 0x2E80);
        if (spaceless) {
            return folded.replace(" ", "").contains(term) || folded.contains(term);
        }
        return term.endsWith("*")
                ? folded.contains(" " + term.substring(0, term.length() - 1))
                : folded.contains(" " + term + " ")
                        || folded.contains(" " + term + ":")
                        || folded.contains(" " + term + "-");
    }

    Optional<String> first(List<String> terms) {
        return terms.stream().filter(this::has).findFirst();
    }
}
