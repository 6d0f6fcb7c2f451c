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
    private static final int SHORTEST_DISTINCT = 4;
    private static final int LONG_LABEL = 9;
    private static final int MOST_LABEL_WORDS = 5;
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
        ORDINARY,
        PREFIX,
        ACRONYM,
        LABEL
    }

    private final String text;
    private final List<Token> tokens;
    private final Map<String, Kind> keys = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    /** Parts of labels that are no English words. */
    private final List<String> parts = new ArrayList<>();
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
        for (int k = 2; k < words.size(); k++) {
            if (!words.get(k - 1).isSmall() && !Folded.isAnd(words.get(k - 1))) {
                key(words.subList(0, k), Kind.PREFIX);
            }
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
        } else if (isShort(first) && words.stream().anyMatch(Token::hasLower)) {
            put(first.folded(), Kind.ACRONYM);
        } else if (isOrdinary(first)) {
            put(first.folded(), Kind.ORDINARY);
        } else if (isHeading(first)) {
            named(words.subList(1, words.size()));
        }
    }

    private static boolean isHeading(Token token) {
        return LegalForms.isNoun(token.word()) && !HeadedNames.isSeat(token) || HeadedNames.isHead(token);
    }

    /** What stands behind the nouns that a name begins with: "Villa Aurelina" of "Policlinico Villa Aurelina". */
    private void named(List<Token> rest) {
        List<Token> own = new ArrayList<>(rest);
        while (!own.isEmpty()
                && (isHeading(own.getFirst()) || own.getFirst().word().equals("Dr"))) {
            own.removeFirst();
        }
        boolean small = own.stream().anyMatch(t -> t.isSmall() && !Folded.isAnd(t));
        if (own.size() == 1 && isDistinct(own.getFirst())) {
            key(own, Kind.DISTINCT);
        } else if (own.size() > 1 && !small && own.stream().anyMatch(Echoes::isDistinct)) {
            key(own, Kind.PREFIX);
        }
    }

    private static boolean isDistinct(Token token) {
        return isOrdinary(token) && !BareTitle.isEnglish(token.word());
    }

    /** A word that a company may be called by where it stands capitalised and alone in a sentence. */
    private static boolean isOrdinary(Token token) {
        String word = token.word();
        return word.length() >= SHORTEST_DISTINCT
                && token.isCapitalised()
                && !LegalForms.isNoun(word)
                && !HeadedNames.isHead(token)
                && !Lexicon.isPlace(word)
                && !Lexicon.isPeople(word)
                && !Lexicon.isGiven(word)
                && !Lexicon.isTradeTerm(word);
    }

    /** "BKS" of "BKS Elektrotechnik". */
    private static boolean isShort(Token token) {
        String word = token.word();
        return word.length() >= 2
                && word.length() < SHORTEST_DISTINCT
                && word.chars().allMatch(Character::isUpperCase)
                && !Lexicon.isPlace(word)
                && !Lexicon.isTradeTerm(word)
                && !LegalForms.isBehind(word)
                && !LegalForms.isAhead(word);
    }

    /** Looks for a short form that is given in brackets behind a name: {@code (CCS)}. */
    void shortForm(String letters) {
        put(Folded.word(letters), Kind.ACRONYM);
    }

    /** Looks for names that spell a domain's label. */
    void domain(String label) {
        String plain = label.replace("-", "");
        if (plain.length() < 3) {
            return;
        }
        labels.add(plain);
        put(plain, Kind.LABEL);
        for (String part : label.split("-")) {
            if (part.length() > SHORTEST_LABEL && part.length() < plain.length() && !BareTitle.isEnglish(part)) {
                parts.add(part);
            }
        }
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
            case ORDINARY -> isSubject(first) || isApart(first) && isInside(first);
            case PREFIX -> capitals(first, last) && isEnd(last);
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

    /** Whether a capitalised word stands alone in a sentence: beside small words, not where something is. */
    private boolean isApart(int at) {
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

    private boolean isBlankBehind(int at) {
        return tokens.get(at).end() + 1 == tokens.get(at + 1).start()
                && text.charAt(tokens.get(at).end()) == ' ';
    }

    private static final Set<String> OF = Set.of("of", "de", "del", "di", "da", "do", "du", "des", "d", "i", "&");

    /** Whether no capitalised word follows, directly or behind a word that joins it. */
    private boolean isEnd(int at) {
        if (at + 1 >= tokens.size() || !isBlankBehind(at)) {
            return true;
        }
        boolean joined = at + 2 < tokens.size()
                && OF.contains(tokens.get(at + 1).word())
                && tokens.get(at + 2).isCapitalised();
        return !joined && !tokens.get(at + 1).isCapitalised();
    }

    /** Whether a word goes on in small letters within a sentence, where it would be small itself if it were no name. */
    private boolean isInside(int at) {
        return at > 0 && isBlankBehind(at - 1) && tokens.get(at - 1).isSmall();
    }

    private boolean startsSentence(int at) {
        int start = tokens.get(at).start();
        return start == 0 || text.charAt(start - 1) == '\n' || start > 1 && ".!?".indexOf(text.charAt(start - 2)) >= 0;
    }

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
            last = beginning(first, label);
            if (last >= first) {
                return last;
            }
        }
        return parts.contains(word) && !inAddress(first, first) ? run(first) : first - 1;
    }

    /** "Blue Kettle" at bluekettlecatering.example: the last of the words that a label begins with, if they end there. */
    private int beginning(int first, String label) {
        StringBuilder joined = new StringBuilder();
        int last = first - 1;
        for (int k = first; k < Math.min(tokens.size(), first + MOST_LABEL_WORDS); k++) {
            if (k > first && !(isBlankBehind(k - 1) && tokens.get(k).isCapitalised())) {
                break;
            }
            joined.append(tokens.get(k).folded());
            String spelled = joined.toString();
            boolean alike = spelled.length() >= LONG_LABEL && isOneApart(label, spelled);
            boolean begins = label.startsWith(spelled)
                    && spelled.length() > SHORTEST_LABEL
                    && (k > first || isDistinct(tokens.get(k)) && isApart(k));
            if ((alike || begins) && isEnd(k) && !inAddress(first, k)) {
                last = k;
            }
        }
        return last;
    }

    /** The last of the capitalised words that begin at {@code first}. */
    private int run(int first) {
        int last = first;
        while (last + 1 < tokens.size()
                && last - first < MOST_LABEL_WORDS
                && isBlankBehind(last)
                && tokens.get(last + 1).isCapitalised()
                && tokens.get(last + 1).hasLower()) {
            last++;
        }
        return last;
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
            boolean formNext =
                    LegalForms.after(text, tokens, end) > end && LegalForms.isBehindInText(tokens.get(end + 1));
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
