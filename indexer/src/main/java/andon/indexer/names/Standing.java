package andon.indexer.names;

import java.util.List;
import java.util.Set;

/** How a word stands in its sentence: what is beside it, and what that tells of it. */
final class Standing {
    private static final Set<String> OF = Set.of("of", "de", "del", "di", "da", "do", "du", "des", "d", "i", "&");
    /** Short words of other languages that sentences begin with, as English ones are in the list of English words. */
    private static final Set<String> LEADS = Set.of(
            "Bei", "Mit", "Von", "Für", "Die", "Der", "Das", "Le", "La", "Les", "Chez", "Chaque", "Il", "El", "Los",
            "Oggi", "Con", "Da", "Em", "Hoy");

    private static final Set<String> WHERE = Set.of("in", "near", "around", "across", "throughout");
    private static final Set<String> ACTS = Set.of(
            "is",
            "was",
            "has",
            "had",
            "offers",
            "provides",
            "operates",
            "specializes",
            "specialises",
            "designs",
            "manufactures",
            "produces",
            "serves",
            "employs",
            "delivers",
            "supplies",
            "builds",
            "develops",
            "sells",
            "does",
            "did",
            "will",
            "works",
            "helps",
            "company",
            "team",
            "are",
            "have");
    private static final Set<String> PLACED =
            Set.of("in", "at", "near", "from", "to", "around", "of", "across", "throughout");

    private final String text;
    private final List<Token> tokens;

    Standing(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Whether a sentence in another language begins with such a word, which no name does. */
    static boolean isLead(String word) {
        return LEADS.contains(word);
    }

    /** Whether a word is a verb of what companies do, or "company" itself. */
    static boolean isAct(String word) {
        return ACTS.contains(word);
    }

    /** Whether the word at {@code k} follows the one before it on its line, with hardly anything between them. */
    boolean isJoined(int k) {
        int from = tokens.get(k - 1).end();
        int to = tokens.get(k).start();
        return to - from <= 3 && text.indexOf('\n', from, to) < 0;
    }

    /** Whether words begin as names do. */
    boolean capitals(int first, int last) {
        return Character.isUpperCase(tokens.get(first).word().charAt(0))
                || Character.isDigit(tokens.get(first).word().charAt(0))
                || first == last && tokens.get(first).hasUpper();
    }

    /** Whether words are a part of an address. */
    boolean inAddress(int first, int last) {
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        return start > 0 && "@./".indexOf(text.charAt(start - 1)) >= 0
                || end + 1 < text.length() && text.charAt(end) == '.' && Character.isLowerCase(text.charAt(end + 1));
    }

    /** A first word alone is the name where it acts: "Windhoek is …" is a firm's, "in Windhoek" a place. */
    boolean isSubject(int at) {
        Token token = tokens.get(at);
        if (token.word().length() < 4 || at + 1 >= tokens.size()) {
            return false;
        }
        String before = at > 0 && tokens.get(at - 1).end() + 1 == token.start()
                ? tokens.get(at - 1).word()
                : "";
        String next = tokens.get(at + 1).word();
        boolean acts = tokens.get(at + 1).start() == token.end() + 1 && ACTS.contains(next);
        boolean owns = text.startsWith("'s ", token.end()) || text.startsWith("’s ", token.end());
        return (acts || owns) && !PLACED.contains(before);
    }

    /** Whether a capitalised word stands alone in a sentence: beside small words, not where something is. */
    boolean isApart(int at) {
        Token before = at > 0 && isBlankBehind(at - 1) ? tokens.get(at - 1) : null;
        Token next = at + 1 < tokens.size() && isBlankBehind(at) ? tokens.get(at + 1) : null;
        boolean inside = before != null && before.isSmall() || next != null && next.isSmall();
        boolean led = before == null
                || before.isSmall()
                || startsSentence(at - 1) && (BareTitle.isCommon(before.word()) || LEADS.contains(before.word()))
                || HeadedNames.isHead(before)
                || before.word().equals("Firma");
        return inside && led && isEnd(at) && !(before != null && WHERE.contains(before.lower())) && !inAddress(at, at);
    }

    /** Whether one blank stands between a word and the next. */
    boolean isBlankBehind(int at) {
        return tokens.get(at).end() + 1 == tokens.get(at + 1).start()
                && text.charAt(tokens.get(at).end()) == ' ';
    }

    /** Whether no capitalised word follows, directly or behind a word that joins it. */
    boolean isEnd(int at) {
        if (at + 1 >= tokens.size() || !isBlankBehind(at)) {
            return true;
        }
        boolean joined = at + 2 < tokens.size()
                && OF.contains(tokens.get(at + 1).word())
                && tokens.get(at + 2).isCapitalised();
        return !joined && !tokens.get(at + 1).isCapitalised();
    }

    /** Whether a word goes on in small letters within a sentence, where it would be small itself if it were no name. */
    boolean isInside(int at) {
        return at > 0 && isBlankBehind(at - 1) && tokens.get(at - 1).isSmall();
    }

    private boolean startsSentence(int at) {
        int start = tokens.get(at).start();
        return start == 0 || text.charAt(start - 1) == '\n' || start > 1 && ".!?".indexOf(text.charAt(start - 2)) >= 0;
    }
}
