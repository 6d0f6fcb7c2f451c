package andon.indexer.names;

import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a name again in the text behind it: whole, without its legal form or its last nouns, as acronym, or as its domain
 * spells it. Names are compared as one folded word, so "Logic Works" and "LogicWorks" are the same.
 */
final class Echoes {
    private static final int MOST_WORDS = 14;
    private static final int SHORTEST_LABEL = 4;
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
    private final Standing standing;
    private final DomainLabels labels;
    private final NameEnds ends;
    /** The first letters of the keys. */
    private String firsts = "";

    private boolean smallLetters;
    private int longest;

    Echoes(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.standing = new Standing(text, tokens);
        this.labels = new DomainLabels(text, tokens, standing);
        this.ends = new NameEnds(text, tokens, standing, keys::containsKey);
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
        if (DistinctWords.isDistinct(first)) {
            put(first.folded(), Kind.DISTINCT);
        } else if (DistinctWords.isShort(first) && words.stream().anyMatch(Token::hasLower)) {
            put(first.folded(), Kind.ACRONYM);
        } else if (DistinctWords.isOrdinary(first)) {
            put(first.folded(), Kind.ORDINARY);
        } else if (DistinctWords.isHeading(first)) {
            named(words.subList(1, words.size()));
        }
    }

    /** What stands behind the nouns that a name begins with: "Villa Aurelina" of "Policlinico Villa Aurelina". */
    private void named(List<Token> rest) {
        List<Token> own = new ArrayList<>(rest);
        while (!own.isEmpty()
                && (DistinctWords.isHeading(own.getFirst())
                        || own.getFirst().word().equals("Dr"))) {
            own.removeFirst();
        }
        boolean small = own.stream().anyMatch(t -> t.isSmall() && !Folded.isAnd(t));
        if (own.size() == 1 && DistinctWords.isDistinct(own.getFirst())) {
            key(own, Kind.DISTINCT);
        } else if (own.size() > 1 && !small && own.stream().anyMatch(DistinctWords::isDistinct)) {
            key(own, Kind.PREFIX);
        }
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
        labels.add(label);
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
                last = labels.at(i);
            }
            if (last >= i) {
                int end = ends.of(i, last);
                int first = i > 0
                                && tokens.get(i - 1).start() >= from
                                && LegalForms.isAhead(tokens.get(i - 1).word())
                                && standing.isJoined(i)
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
            if (k > first && !standing.isJoined(k)) {
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

    private boolean fits(Kind kind, int first, int last) {
        return switch (kind) {
            case WHOLE -> last > first || tokens.get(first).word().length() > 2;
            case SHORT -> standing.capitals(first, last);
            case ONE_WORD -> standing.isSubject(first);
            case DISTINCT -> standing.isSubject(first) || standing.isApart(first);
            case ORDINARY -> standing.isSubject(first) || standing.isApart(first) && standing.isInside(first);
            case PREFIX -> standing.capitals(first, last) && standing.isEnd(last);
            case ACRONYM -> first == last && !tokens.get(first).hasLower();
            case LABEL -> standing.capitals(first, last) && !standing.inAddress(first, last);
        };
    }

    static boolean isAmong(String word, List<Entity> names) {
        return names.stream()
                .anyMatch(name -> name.value().equals(word) || name.value().equals("The " + word));
    }
}
