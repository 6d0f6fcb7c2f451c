package andon.indexer.names;

import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a name again in the text behind it: whole, without its legal form or its last nouns, as acronym, or as its domain
 * spells it. Names are compared as one folded word, so "Logic Works" and "LogicWorks" are the same.
 */
final class Echoes {
    private static final int MOST_WORDS = 14;
    private static final int SHORTEST_LABEL = 4;
    private static final int SHORTEST_DISTINCT = 5;
    private static final int MOST_NOUNS = 3;
    private static final int MOST_REST = 4;
    private static final int MOST_LINE_WORDS = 4;
    /** Words at a label's end that are no part of the name. */
    private static final String[] LABEL_ENDS = {
        "online",
        "group",
        "global",
        "corp",
        "inc",
        "llc",
        "ltd",
        "usa",
        "intl",
        "international",
        "company",
        "co",
        "uk",
        "us",
        "web",
        "hq",
        "gmbh",
        "official"
    };

    private enum Kind {
        WHOLE,
        SHORT,
        ONE_WORD,
        DISTINCT,
        ACRONYM,
        LABEL
    }

    private final String text;
    private final List<Token> tokens;
    private final Map<String, Kind> keys = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    /** The first letters of the keys. */
    private String firsts = "";

    private boolean smallLetters;
    private int longest;

    Echoes(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Looks for the name that stands at {@code span} of the text. */
    void name(Span span) {
        List<Token> words = new ArrayList<>(Token.of(span.in(text)));
        if (words.isEmpty()) {
            return;
        }
        smallLetters |= words.size() == 1
                && Character.isLowerCase(words.getFirst().word().charAt(0));
        key(words, Kind.WHOLE);
        while (words.size() > 1 && LegalForms.isBehind(words.getLast().word())) {
            words.removeLast();
        }
        if (words.size() > 1 && LegalForms.isAhead(words.getFirst().word())) {
            words.removeFirst();
        }
        if (words.size() > 1 && words.getFirst().word().equalsIgnoreCase("the")) {
            words.removeFirst();
        }
        key(words, Kind.WHOLE);
        String acronym = Acronyms.of(words);
        if (!acronym.isEmpty()) {
            put(acronym.toLowerCase(java.util.Locale.ROOT), Kind.ACRONYM);
        }
        distinct(words);
        List<Token> shorter = new ArrayList<>(words);
        int at = shorter.size() - 1;
        while (at >= 1 && (LegalForms.isNoun(shorter.get(at).word()) || Folded.isAnd(shorter.get(at)))) {
            shorter.remove(at);
            at--;
            key(shorter, shorter.size() > 1 ? Kind.SHORT : Kind.ONE_WORD);
        }
    }

    /** "Delcroft" of "Delcroft Energy Services", "Haberstroh" of "Schreinerei Haberstroh": a word that means nothing else. */
    private void distinct(List<Token> words) {
        if (words.size() < 2) {
            return;
        }
        Token first = words.getFirst();
        if (isDistinct(first)) {
            put(first.folded(), Kind.DISTINCT);
        } else if (words.size() == 2
                && (LegalForms.isNoun(first.word()) || HeadedNames.isHead(first))
                && isDistinct(words.getLast())) {
            put(words.getLast().folded(), Kind.DISTINCT);
        }
    }

    private static boolean isDistinct(Token token) {
        String word = token.word();
        return word.length() >= SHORTEST_DISTINCT
                && Character.isUpperCase(word.charAt(0))
                && !BareTitle.isEnglish(word)
                && !LegalForms.isNoun(word)
                && !HeadedNames.isHead(token)
                && !Lexicon.isPlace(word)
                && !Lexicon.isPeople(word)
                && !Lexicon.isGiven(word)
                && !Lexicon.isTradeTerm(word);
    }

    /** Looks for names that spell a domain's label. */
    void domain(String label) {
        String plain = label.replace("-", "");
        if (plain.length() < 3) {
            return;
        }
        labels.add(plain);
        put(plain, Kind.LABEL);
        for (String end : LABEL_ENDS) {
            if (plain.endsWith(end) && plain.length() - end.length() >= SHORTEST_LABEL) {
                put(plain.substring(0, plain.length() - end.length()), Kind.LABEL);
            }
        }
    }

    private void key(List<Token> words, Kind kind) {
        put(Folded.joined(words), kind);
    }

    private void put(String key, Kind kind) {
        if (key.length() >= 2) {
            keys.putIfAbsent(key, kind);
            firsts += firsts.indexOf(key.charAt(0)) < 0 ? key.substring(0, 1) : "";
            longest = Math.max(longest, key.length());
        }
    }

    /** The names behind a place, each with all that belongs to it. */
    List<Entity> behind(int from) {
        List<Entity> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).start() < from || !mayBegin(tokens.get(i))) {
                continue;
            }
            int last = match(i);
            if (last < i) {
                last = likeLabel(i);
            }
            if (last >= i) {
                int end = Math.max(withNouns(last), withLine(i, last));
                int first = i > 0
                                && tokens.get(i - 1).start() >= from
                                && LegalForms.isAhead(tokens.get(i - 1).word())
                                && isJoined(i)
                        ? i - 1
                        : i;
                names.add(Organisations.entity(
                        text, tokens.get(first).start(), LegalForms.end(text, tokens.get(end)), "org-victim", 0.85));
                i = end;
            }
        }
        return names;
    }

    private boolean mayBegin(Token token) {
        char first = token.word().charAt(0);
        return !Character.isLowerCase(first) || smallLetters || token.hasUpper();
    }

    /** The last token of the longest name that begins at {@code first}; smaller than {@code first} if none does. */
    private int match(int first) {
        int best = first - 1;
        String begin = tokens.get(first).folded();
        if (!begin.isEmpty() && firsts.indexOf(begin.charAt(0)) < 0) {
            return best;
        }
        StringBuilder joined = new StringBuilder();
        for (int k = first; k < Math.min(tokens.size(), first + MOST_WORDS); k++) {
            if (k > first && !isJoined(k)) {
                break;
            }
            if (k > first && Folded.isAnd(tokens.get(k))) {
                continue;
            }
            joined.append(tokens.get(k).folded());
            if (joined.length() > longest) {
                break;
            }
            Kind kind = keys.get(joined.toString());
            if (kind != null && fits(kind, first, k)) {
                best = k;
            }
        }
        return best;
    }

    private boolean isJoined(int k) {
        int from = tokens.get(k - 1).end();
        int to = tokens.get(k).start();
        return to - from <= 3 && text.indexOf('\n', from, to) < 0;
    }

    private boolean fits(Kind kind, int first, int last) {
        return switch (kind) {
            case WHOLE -> last > first || tokens.get(first).word().length() > 2;
            case SHORT -> capitals(first, last);
            case ONE_WORD -> isSubject(first);
            case DISTINCT -> isSubject(first) || isApart(first);
            case ACRONYM -> first == last && !tokens.get(first).hasLower();
            case LABEL -> capitals(first, last) && !inAddress(first, last);
        };
    }

    private boolean capitals(int first, int last) {
        return Character.isUpperCase(tokens.get(first).word().charAt(0))
                || Character.isDigit(tokens.get(first).word().charAt(0))
                || first == last && tokens.get(first).hasUpper();
    }

    private boolean inAddress(int first, int last) {
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        return start > 0 && "@./".indexOf(text.charAt(start - 1)) >= 0
                || end + 1 < text.length() && text.charAt(end) == '.' && Character.isLowerCase(text.charAt(end + 1));
    }

    /** A first word alone is the name where it acts: "Windhoek is …" is a firm's, "in Windhoek" a place. */
    private boolean isSubject(int at) {
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

    /** Whether a word stands in an English sentence, is capitalised alone, and no place in it. */
    private boolean isApart(int at) {
        Token token = tokens.get(at);
        Token before = at > 0 && tokens.get(at - 1).end() + 1 == token.start() ? tokens.get(at - 1) : null;
        Token next =
                at + 1 < tokens.size() && token.end() + 1 == tokens.get(at + 1).start() ? tokens.get(at + 1) : null;
        boolean owns = text.startsWith("'s ", token.end()) || text.startsWith("’s ", token.end());
        boolean english = owns || before != null && isPlain(before) || next != null && isPlain(next);
        return Character.isUpperCase(token.word().charAt(0))
                && english
                && (before == null || before.isSmall() || BareTitle.isCommon(before.word()) && startsSentence(at - 1))
                && (next == null || next.isSmall())
                && !(before != null && WHERE.contains(before.lower()))
                && !inAddress(at, at);
    }

    private static boolean isPlain(Token token) {
        return token.isSmall() && BareTitle.isCommon(token.word());
    }

    private boolean startsSentence(int at) {
        int start = tokens.get(at).start();
        return start == 0 || text.charAt(start - 1) == '\n' || start > 1 && ".!?".indexOf(text.charAt(start - 2)) >= 0;
    }

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

    /** A word that differs from the domain in one letter, or a run whose first letters are the domain. */
    private int likeLabel(int first) {
        Token token = tokens.get(first);
        if (labels.isEmpty() || !Character.isUpperCase(token.word().charAt(0))) {
            return first - 1;
        }
        String word = token.folded();
        for (String label : labels) {
            boolean long1 = label.length() >= 6 && word.length() >= 6;
            if (long1 && isOneApart(label, word) && !inAddress(first, first)) {
                return first;
            }
            int last = initials(first, label);
            if (last > first) {
                return last;
            }
        }
        return first - 1;
    }

    private int initials(int first, String label) {
        int at = 0;
        int k = first;
        int last = first - 1;
        while (k < tokens.size()
                && at < label.length()
                && (k == first || isJoined(k) && text.charAt(tokens.get(k - 1).end()) == ' ')) {
            String word = tokens.get(k).folded();
            boolean capital = Character.isUpperCase(tokens.get(k).word().charAt(0));
            if (capital && !word.isEmpty() && word.charAt(0) == label.charAt(at)) {
                at++;
                last = k;
            } else if (capital || at == 0) {
                break;
            }
            k++;
        }
        return at == label.length() && at >= 3 && at == last - first + 1 ? last : first - 1;
    }

    static boolean isAmong(String word, List<Entity> names) {
        return names.stream()
                .anyMatch(name -> name.value().equals(word) || name.value().equals("The " + word));
    }

    static boolean isOneApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return a.equals(b);
        }
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        int j = 0;
        while (j < Math.min(a.length(), b.length()) - i
                && a.charAt(a.length() - 1 - j) == b.charAt(b.length() - 1 - j)) {
            j++;
        }
        return Math.max(a.length(), b.length()) - i - j <= 1;
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

    /** Whether another capitalised word follows directly. */
    private boolean isJoinedName(int at) {
        return tokens.get(at + 1).isCapitalised()
                && tokens.get(at + 1).start() == tokens.get(at).end() + 1
                && text.charAt(tokens.get(at).end()) == ' ';
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
            boolean formNext = LegalForms.after(text, tokens, end) > end;
            boolean name = Character.isUpperCase(word.charAt(0))
                    && tokens.get(end).hasLower()
                    && !Organisations.OPENERS.contains(tokens.get(end).lower());
            if (!gap.equals(" ")
                    || !name && !formNext
                    || keys.containsKey(tokens.get(end).folded())) {
                return last;
            }
            if (formNext) {
                return LegalForms.after(text, tokens, end);
            }
            if (LegalForms.isNoun(word) && !isJoinedName(end)) {
                return end;
            }
            boolean blank = tokens.get(end + 1).start() == tokens.get(end).end() + 1;
            if (blank
                    && ACTS.contains(tokens.get(end + 1).word())
                    && !tokens.get(end + 1).word().equals("company")) {
                return end;
            }
        }
        return last;
    }
}
