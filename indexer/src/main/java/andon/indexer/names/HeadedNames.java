package andon.indexer.names;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of organisations that begin with what they are: "Comune di Bellora", "Seguros Albán", "Port of Ellismere". */
final class HeadedNames {
    private static final int LONGEST_NAME = 7;
    private static final int MOST_AHEAD = 3;
    private static final Map<String, Set<String>> HEADS = WordLists.headed("org-heads.txt");
    private static final Set<String> THEY = HEADS.getOrDefault("they", Set.of());
    private static final Set<String> OF = HEADS.getOrDefault("of", Set.of());
    private static final Set<String> SEATS = HEADS.getOrDefault("seat", Set.of());
    /** Small words inside of such names. */
    private static final Set<String> JOINTS = Set.of(
            "de", "del", "della", "delle", "dei", "di", "da", "do", "dos", "das", "du", "des", "la", "las", "le", "les",
            "los", "el", "für", "der", "und", "von", "zu", "y", "e", "i", "et", "of", "the", "van", "den");

    private HeadedNames() {}

    /** Whether a word may begin such a name. */
    static boolean isHead(Token token) {
        return token.isCapitalised()
                && (THEY.contains(token.lower()) || OF.contains(token.lower()) || SEATS.contains(token.lower()));
    }

    /** "Perrin County": whether a noun names a place as well as those who govern it. */
    static boolean isSeat(Token noun) {
        return SEATS.contains(noun.lower());
    }

    /** "… Action Center": whether a noun is that of institutions, which names begin with or end in. */
    static boolean isInstitution(Token noun) {
        return noun.isCapitalised() && OF.contains(noun.lower());
    }

    /** Where such names stand behind {@code from}, in order and apart. */
    static List<Span> in(String text, List<Token> tokens, int from) {
        List<Span> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token head = tokens.get(i);
            if (head.start() < from || !head.isCapitalised()) {
                continue;
            }
            int last = isHead(head) ? last(text, tokens, i, THEY.contains(head.lower())) : i;
            if (last > i) {
                int formed = LegalForms.after(text, tokens, last);
                int first = isInstitution(head) && tokens.get(i + 1).word().equals("of") ? first(tokens, i) : i;
                names.add(new Span(tokens.get(first).start(), LegalForms.end(text, tokens.get(formed))));
                i = formed;
            }
        }
        return names;
    }

    /** Names in English prose: "Association of Harbour Pilots", with the capitalised words in front of the noun. */
    static List<Span> inProse(String text, List<Token> tokens) {
        List<Span> names = new ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean headed =
                    isInstitution(tokens.get(i)) && tokens.get(i + 1).word().equals("of");
            int last = headed ? last(text, tokens, i, false) : i;
            if (last > i) {
                names.add(new Span(
                        tokens.get(first(tokens, i)).start(), tokens.get(last).end()));
                i = last;
            }
        }
        return names;
    }

    /** The first of the capitalised words that end in {@code head}. */
    private static int first(List<Token> tokens, int head) {
        int first = head;
        while (first > 0 && head - first < MOST_AHEAD) {
            Token before = tokens.get(first - 1);
            boolean joined = before.end() + 1 == tokens.get(first).start();
            if (!joined || !before.isCapitalised() || Organisations.OPENERS.contains(before.lower())) {
                break;
            }
            first--;
        }
        return first;
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
                boolean begins = tokens.get(k - 1).isCapitalised() && Organisations.OPENERS.contains(token.lower());
                if (!sayable || begins) {
                    break;
                }
                last = k;
            } else if (Folded.isAnd(token) && k + 1 < tokens.size() && isHead(tokens.get(k + 1))) {
                break;
            } else if (last == head && Folded.isAnd(token)) {
                break;
            } else if (JOINTS.contains(token.word()) || isListed(tokens, k)) {
                small++;
            } else {
                break;
            }
        }
        return last;
    }

    /** "Department of Housing and Urban Development": whether an "and" joins two English words. */
    private static boolean isListed(List<Token> tokens, int and) {
        return tokens.get(and).word().equals("and")
                && and + 1 < tokens.size()
                && BareTitle.isEnglish(tokens.get(and - 1).word())
                && BareTitle.isEnglish(tokens.get(and + 1).word());
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
