package andon.indexer.names;

import java.util.ArrayList;
import java.util.List;

/** Finds the names that the labels of domains are made of, where they are not spelled alike. */
final class DomainLabels {
    private static final int SHORTEST = 4;
    private static final int LONG_LABEL = 9;
    private static final int MOST_WORDS = 5;

    private final String text;
    private final List<Token> tokens;
    private final Standing standing;
    private final List<String> labels = new ArrayList<>();
    /** Parts of labels that are no English words. */
    private final List<String> parts = new ArrayList<>();

    DomainLabels(String text, List<Token> tokens, Standing standing) {
        this.text = text;
        this.tokens = tokens;
        this.standing = standing;
    }

    /** @param label with its hyphens */
    void add(String label) {
        String plain = label.replace("-", "");
        labels.add(plain);
        for (String part : label.split("-")) {
            if (part.length() > SHORTEST && part.length() < plain.length() && !BareTitle.isEnglish(part)) {
                parts.add(part);
            }
        }
    }

    /**
     * The last word of a name that begins at {@code first}: one that differs from a label in one letter, a run whose first
     * letters are one, words that one begins with. Smaller than {@code first} if none does.
     */
    int at(int first) {
        Token token = tokens.get(first);
        if (labels.isEmpty() || !Character.isUpperCase(token.word().charAt(0))) {
            return first - 1;
        }
        String word = token.folded();
        for (String label : labels) {
            boolean long1 = label.length() >= 6 && word.length() >= 6;
            if (long1 && isOneApart(label, word) && !standing.inAddress(first, first)) {
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
        return parts.contains(word) && !standing.inAddress(first, first) ? run(first) : first - 1;
    }

    /** "Blue Kettle" at bluekettlecatering.example: the last of the words that a label begins with, if they end there. */
    private int beginning(int first, String label) {
        StringBuilder joined = new StringBuilder();
        int last = first - 1;
        for (int k = first; k < Math.min(tokens.size(), first + MOST_WORDS); k++) {
            if (k > first && !(standing.isBlankBehind(k - 1) && tokens.get(k).isCapitalised())) {
                break;
            }
            joined.append(tokens.get(k).folded());
            String spelled = joined.toString();
            boolean alike = spelled.length() >= LONG_LABEL && isOneApart(label, spelled);
            boolean begins = label.startsWith(spelled)
                    && spelled.length() > SHORTEST
                    && (k > first || DistinctWords.isDistinct(tokens.get(k)) && standing.isApart(k));
            if ((alike || begins) && standing.isEnd(k) && !standing.inAddress(first, k)) {
                last = k;
            }
        }
        return last;
    }

    /** The last of the capitalised words that begin at {@code first}. */
    private int run(int first) {
        int last = first;
        while (last + 1 < tokens.size()
                && last - first < MOST_WORDS
                && standing.isBlankBehind(last)
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
                && (k == first
                        || standing.isJoined(k) && text.charAt(tokens.get(k - 1).end()) == ' ')) {
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

    private static boolean isOneApart(String a, String b) {
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
}
