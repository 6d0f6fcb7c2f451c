package andon.indexer.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The legal forms by which a company's name is known, and the nouns that institutions' names end in. */
final class LegalForms {
    /** "GmbH & Co. KG", "S. de R.L. de C.V." are as long as it gets. */
    private static final int MOST_FORMS = 4;

    private static final int LONGEST_FORM = 16;

    private static final Map<String, Set<String>> FORMS = WordLists.headed("legal-forms.txt");
    private static final Set<String> BEHIND = FORMS.getOrDefault("behind", Set.of());
    private static final Set<String> EXACT = FORMS.getOrDefault("exact", Set.of());
    private static final Set<String> AHEAD = FORMS.getOrDefault("ahead", Set.of());
    private static final Set<String> NOUNS = WordLists.words("org-nouns.txt");
    private static final Set<String> STRONG_NOUNS = WordLists.words("org-nouns-strong.txt");
    private static final Set<String> SMALL = Set.of("inc", "llc", "ltd", "gmbh", "plc", "srl", "ltda");
    /** "g.m.b.h." without its last dot. */
    private static final int LONGEST_SMALL = 8;

    private static final Set<String> RUSSIAN =
            Set.of("ооо", "оао", "зао", "пао", "ао", "нпо", "фгуп", "гуп", "тоо", "тов");

    private LegalForms() {}

    /** Whether a word behind a name is its form: "SA" and "AG" only as they are written in names. */
    static boolean isBehind(String word) {
        return BEHIND.contains(fold(word))
                || EXACT.contains(word)
                || word.indexOf('.') > 0 && EXACT.contains(word.replace(".", ""));
    }

    /** The same in running text, where small letters make other forms plain words. */
    static boolean isBehindInText(Token token) {
        String word = token.word();
        return Character.isUpperCase(word.charAt(0)) && isBehind(word)
                || word.length() <= LONGEST_SMALL && SMALL.contains(withoutDots(token.lower()));
    }

    /** Whether a word in front of a name is its form: {@code ООО}, {@code PT}. */
    static boolean isAhead(String word) {
        return AHEAD.contains(word);
    }

    static boolean isRussian(String word) {
        return RUSSIAN.contains(word.toLowerCase(Locale.ROOT)) && Character.isUpperCase(word.charAt(0));
    }

    /** Any noun of institutions and trades, as in titles. */
    static boolean isNoun(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0)) && NOUNS.contains(fold(word));
    }

    /** A noun that makes a capitalised run a name in running text, too. */
    static boolean isStrongNoun(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0)) && STRONG_NOUNS.contains(fold(word));
    }

    static String fold(String word) {
        return withoutDots(word.toLowerCase(Locale.ROOT));
    }

    private static String withoutDots(String word) {
        return word.indexOf('.') < 0 ? word : word.replace(".", "");
    }

    /** The last token of the forms that follow token {@code last} directly; {@code last} itself if none does. */
    static int after(String text, List<Token> tokens, int last) {
        int end = last;
        while (end + 1 < tokens.size() && end - last < MOST_FORMS) {
            Token next = tokens.get(end + 1);
            String gap = text.substring(tokens.get(end).end(), next.start());
            boolean joined = end > last
                    && next.word().equals("de")
                    && end + 2 < tokens.size()
                    && isBehind(tokens.get(end + 2).word());
            if (!isBetween(gap) || !isBehind(next.word()) && !joined) {
                break;
            }
            end++;
        }
        return end == last ? polish(text, tokens, last) : end;
    }

    /** {@code Sp. z o.o.}: three tokens of which none is a form alone. */
    private static int polish(String text, List<Token> tokens, int last) {
        boolean there = last + 3 < tokens.size()
                && fold(tokens.get(last + 1).word()).equals("sp")
                && tokens.get(last + 2).word().equals("z")
                && fold(tokens.get(last + 3).word()).equals("oo")
                && text.substring(tokens.get(last).end(), tokens.get(last + 1).start())
                        .isBlank();
        return there ? last + 3 : last;
    }

    private static boolean isBetween(String gap) {
        return switch (gap) {
            case " ", ", ", ". ", "., ", " & ", ".", "," -> true;
            default -> false;
        };
    }

    /** Where a name ends whose last token is {@code last}: the dot of an abbreviated form is the name's. */
    static int end(String text, Token last) {
        return end(text, 0, last);
    }

    /** @param from where the text begins that the token is counted in */
    private static int end(String text, int from, Token last) {
        int end = from + last.end();
        boolean dot = end < text.length() && text.charAt(end) == '.';
        return dot && isBehind(last.word()) && isAbbreviation(last.word()) ? end + 1 : end;
    }

    /** Where a name that ends at {@code end} ends with the form behind it, if there is one. */
    static int withForm(String text, int end) {
        int from = text.startsWith(", ", end) ? end + 2 : text.startsWith(" ", end) ? end + 1 : end;
        int to = from;
        while (to < text.length() && to - from < LONGEST_FORM && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        List<Token> next = Token.of(text.substring(from, to));
        boolean formed =
                from > end && next.size() == 1 && next.getFirst().start() == 0 && isBehindInText(next.getFirst());
        return formed ? end(text, from, next.getFirst()) : end;
    }

    private static boolean isAbbreviation(String form) {
        return form.indexOf('.') > 0
                || switch (fold(form)) {
                    case "inc", "lda", "ltd", "corp", "co", "cia", "ltda", "pvt", "pte", "pty", "bhd", "sdn", "bros" ->
                        true;
                    default -> false;
                };
    }
}
