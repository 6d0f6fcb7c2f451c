package andon.indexer.names;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of organisations that begin with what they are: "Comune di Bellora", "Seguros Albán", "Port of Ellismere". */
final class HeadedNames {
    private static final int LONGEST_NAME = 7;
    private static final Map<String, Set<String>> HEADS = WordLists.headed("org-heads.txt");
    private static final Set<String> THEY = HEADS.getOrDefault("they", Set.of());
    private static final Set<String> OF = HEADS.getOrDefault("of", Set.of());
    /** Small words inside of such names. */
    private static final Set<String> JOINTS = Set.of(
            "de", "del", "della", "delle", "dei", "di", "da", "do", "dos", "das", "du", "des", "la", "las", "le", "les",
            "los", "el", "für", "der", "und", "von", "zu", "y", "e", "i", "et", "of", "the", "van", "den");

    private HeadedNames() {}

    /** Whether a word may begin such a name. */
    static boolean isHead(Token token) {
        return token.isCapitalised() && (THEY.contains(token.lower()) || OF.contains(token.lower()));
    }

    /** Where such names stand behind {@code from}, in order and apart. */
    static List<Span> in(String text, List<Token> tokens, int from) {
        List<Span> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token head = tokens.get(i);
            if (head.start() < from || !head.isCapitalised()) {
                continue;
            }
            boolean they = THEY.contains(head.lower());
            int last = they || OF.contains(head.lower()) ? last(text, tokens, i, they) : i;
            if (last > i) {
                int formed = LegalForms.after(text, tokens, last);
                names.add(new Span(head.start(), LegalForms.end(text, tokens.get(formed))));
                i = formed;
            }
        }
        return names;
    }

    /** The last word of the name that {@code head} begins; {@code head} if no capitalised word belongs to it. */
    private static int last(String text, List<Token> tokens, int head, boolean bare) {
        int last = head;
        int small = 0;
        for (int k = head + 1; k < Math.min(tokens.size(), head + LONGEST_NAME); k++) {
            Token token = tokens.get(k);
            if (tokens.get(k - 1).end() + 1 != token.start() || text.charAt(token.start() - 1) != ' ') {
                break;
            }
            if (token.isCapitalised() || isElided(token)) {
                boolean sayable = bare || small > 0 || last > head;
                if (!sayable || token.isCapitalised() && Organisations.OPENERS.contains(token.lower())) {
                    break;
                }
                last = k;
            } else if (Folded.isAnd(token) && k + 1 < tokens.size() && isHead(tokens.get(k + 1))) {
                break;
            } else if (JOINTS.contains(token.word())) {
                small++;
            } else {
                break;
            }
        }
        return last;
    }

    /** {@code d'Orsenga}, {@code dell'Arno}: a small word and a name in one. */
    private static boolean isElided(Token token) {
        int mark = Math.max(token.word().indexOf('\''), token.word().indexOf('’'));
        return token.isSmall()
                && mark > 0
                && mark + 1 < token.word().length()
                && Character.isUpperCase(token.word().charAt(mark + 1));
    }
}
