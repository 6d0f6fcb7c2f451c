package andon.indexer.names;

import andon.vocabulary.Entity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short forms in brackets behind the names that they stand for: "Northmere Trade Exchange (NTE)". */
final class ShortForms {
    private static final int MOST_NAMES = 200;
    /** What may stand between a bracket and a short form. */
    private static final String BESIDE = " \"“”'";

    private static final Pattern SHORT_FORM = Pattern.compile("\\s\\([\"“”']?([\\p{Lu}&]{2,8})[\"“”']?[,)]");

    private ShortForms() {}

    /** Tells {@code echoes} the short forms in brackets behind names that begin with the same letter; whether there are any. */
    static boolean tell(String text, List<Entity> names, Echoes echoes) {
        boolean any = false;
        for (Entity name : names) {
            Matcher form = SHORT_FORM.matcher(text).region(name.span().end(), text.length());
            if (form.lookingAt()) {
                String letters = form.group(1);
                boolean begins = letters.charAt(0)
                                == Character.toUpperCase(text.charAt(name.span().start()))
                        || letters.charAt(0) == 'T'
                                && text.startsWith("The ", name.span().start() - 4);
                if (begins && !Lexicon.isPlace(letters) && !Lexicon.isTradeTerm(letters)) {
                    echoes.shortForm(letters);
                    any = true;
                }
            }
        }
        return any;
    }

    /** {@code (NTE)}, {@code ("NTE")}, {@code ( NTE )}. */
    private static boolean isBracketed(String text, Token token, int from) {
        int open = token.start() - 1;
        int close = token.end();
        if (open > from && close < text.length() && BESIDE.indexOf(text.charAt(open)) >= 0) {
            open--;
            close++;
        }
        return open > from && text.charAt(open) == '(' && text.startsWith(")", close);
    }

    /** A capitalised run and its short form in brackets: "Example Trade Exchange (ETE)". */
    static void expanded(String text, List<Token> tokens, int from, List<Entity> names) {
        for (int i = 1; i < tokens.size() && names.size() < MOST_NAMES; i++) {
            Token token = tokens.get(i);
            boolean bracketed = isBracketed(text, token, from);
            int first = i - token.word().length() - 2;
            for (int k = Math.max(0, first); bracketed && k < i; k++) {
                Token begin = tokens.get(k);
                boolean run = Character.isUpperCase(begin.word().charAt(0)) && begin.start() >= from;
                if (run
                        && Acronyms.stands(
                                token.word(),
                                text.substring(begin.start(), tokens.get(i - 1).end()))
                        && Character.toUpperCase(begin.word().charAt(0))
                                == token.word().charAt(0)
                        && text.substring(begin.start(), token.start()).indexOf('\n') < 0) {
                    String name =
                            text.substring(begin.start(), tokens.get(i - 1).end());
                    if (LegalForms.isStrongNoun(tokens.get(i - 1).word())
                            || HeadedNames.isInstitution(tokens.get(i - 1))
                            || Echoes.isAmong(token.word(), names)) {
                        names.add(Organisations.entity(
                                text, begin.start(), begin.start() + name.length(), "org-expanded", 0.86));
                        names.add(Organisations.entity(text, token.start(), token.end(), "org-expanded", 0.86));
                    }
                    break;
                }
            }
        }
    }
}
