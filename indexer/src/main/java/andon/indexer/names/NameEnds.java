package andon.indexer.names;

import java.util.List;
import java.util.function.Predicate;

/** Where a name ends whose beginning is known. */
final class NameEnds {
    private static final int MOST_NOUNS = 3;
    private static final int MOST_REST = 4;
    private static final int MOST_LINE_WORDS = 4;

    private final String text;
    private final List<Token> tokens;
    private final Standing standing;
    private final Predicate<String> begins;

    /** @param begins whether a folded word is a name, so that none goes on over it */
    NameEnds(String text, List<Token> tokens, Standing standing, Predicate<String> begins) {
        this.text = text;
        this.tokens = tokens;
        this.standing = standing;
        this.begins = begins;
    }

    /** The last word of a name of which those from {@code first} to {@code last} are known. */
    int of(int first, int last) {
        return Math.max(withNouns(last), withLine(first, last));
    }

    /** A name goes on over nouns of its trade and its legal form: "Freeman Johnson Solicitors", "Acme Co., Inc.". */
    private int withNouns(int last) {
        int end = LegalForms.after(text, tokens, last);
        if (end > last) {
            return end;
        }
        while (end + 1 < tokens.size()
                && end - last < MOST_NOUNS
                && isNounGap(text.substring(
                        tokens.get(end).end(), tokens.get(end + 1).start()))
                && LegalForms.isNoun(tokens.get(end + 1).word())) {
            end++;
        }
        int formed = LegalForms.after(text, tokens, end);
        return formed > end || end > last ? formed : withRest(last);
    }

    private static boolean isNounGap(String gap) {
        return gap.equals(" ") || gap.equals(" & ");
    }

    /** The last word of a run that fills its line up to a mark that parts facts: "Acme Garden Centres / UK / retail". */
    private int withLine(int first, int last) {
        int start = tokens.get(first).start();
        if (start > 0 && text.charAt(start - 1) != '\n') {
            return last;
        }
        int end = last;
        while (end + 1 < tokens.size()
                && end - last < MOST_LINE_WORDS
                && tokens.get(end + 1).isCapitalised()
                && isNounGap(text.substring(
                        tokens.get(end).end(), tokens.get(end + 1).start()))) {
            end++;
        }
        int at = tokens.get(end).end();
        boolean parted = at == text.length()
                || text.charAt(at) == '\n'
                || text.startsWith(" / ", at)
                || text.startsWith(" | ", at);
        return parted ? end : last;
    }

    /**
     * A few capitalised words more, where a verb or a noun of institutions shows that the name ends with them: "Viva Air
     * Colombia is", "Hollins Creek Independent School District".
     */
    private int withRest(int last) {
        for (int end = last + 1; end < Math.min(tokens.size() - 1, last + 1 + MOST_REST); end++) {
            String gap =
                    text.substring(tokens.get(end - 1).end(), tokens.get(end).start());
            String word = tokens.get(end).word();
            boolean formNext =
                    LegalForms.after(text, tokens, end) > end && LegalForms.isBehindInText(tokens.get(end + 1));
            boolean name = Character.isUpperCase(word.charAt(0))
                    && tokens.get(end).hasLower()
                    && !Organisations.OPENERS.contains(tokens.get(end).lower());
            if (!gap.equals(" ")
                    || !name && !formNext
                    || begins.test(tokens.get(end).folded())) {
                return last;
            }
            if (formNext) {
                return LegalForms.after(text, tokens, end);
            }
            if (LegalForms.isNoun(word)
                    && !(standing.isBlankBehind(end) && tokens.get(end + 1).isCapitalised())) {
                return end;
            }
            boolean blank = tokens.get(end + 1).start() == tokens.get(end).end() + 1;
            if (blank
                    && Standing.isAct(tokens.get(end + 1).word())
                    && !tokens.get(end + 1).word().equals("company")) {
                return end;
            }
        }
        return last;
    }
}
