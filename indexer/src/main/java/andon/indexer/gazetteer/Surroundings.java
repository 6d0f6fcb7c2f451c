package andon.indexer.gazetteer;

/** What stands around a name: decides whether an ordinary word is meant as a name. */
final class Surroundings {
    /** How many words off a word of the trade still tells what a lone capitalised word is. */
    private static final int NEAR = 12;

    private final String text;
    private final Words words;

    Surroundings(String text, Words words) {
        this.text = text;
        this.words = words;
    }

    /** Whether the stretch is a piece of an address, a path, an identifier or a longer word. */
    boolean isGlued(int start, int end) {
        if (start > 0) {
            char before = text.charAt(start - 1);
            if ("._@=\\$%#&~".indexOf(before) >= 0
                    || before == '/' && (start < 2 || !Character.isLetter(text.charAt(start - 2)))) {
                return true;
            }
        }
        if (end >= text.length()) {
            return false;
        }
        char after = text.charAt(end);
        boolean wordAfter = end + 1 < text.length() && Words.isPart(text.charAt(end + 1));
        return "_@=\\".indexOf(after) >= 0 || after == '.' && wordAfter && !Character.isUpperCase(text.charAt(end + 1));
    }

    /** Whether the name stands right beside a word of the trade: "the Play ransomware gang", "троян Hydra". */
    boolean isBesideTrade(Sighting name) {
        return isAlone(name) && isBesideTrade(name.first(), name.last());
    }

    boolean isBesideTrade(int first, int last) {
        if (Trade.isBesideCjk(text, words.start(first), words.end(last))) {
            return true;
        }
        for (int next = last + 1; next <= last + 3 && words.runsOn(next - 1); next++) {
            if (isTrade(words.at(next))) {
                return true;
            }
            if (!Trade.isAdjective(words.at(next))) {
                break;
            }
        }
        int before = first - 1;
        return words.runsOn(before) && (isTrade(words.at(before)) || isNamed(before));
    }

    private static boolean isTrade(String word) {
        return Trade.isHead(word) || Trade.isGroup(word);
    }

    /** "… malware known as": a naming word, and a word of the trade close before it. */
    boolean isNamed(int before) {
        String word = words.at(before);
        boolean naming = Trade.isNaming(word)
                || word.equals("as") && before > 0 && words.at(before - 1).equals("known");
        if (!naming) {
            return false;
        }
        for (int i = before; i >= 0 && i > before - NEAR; i--) {
            if (Trade.isHead(words.at(i)) || Trade.isGroup(words.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** A lone capitalised name in mid-sentence, not of every day, with a word of the trade near by. */
    boolean isNearTrade(Sighting name) {
        boolean several = name.last() > name.first();
        if (name.sense() == ListedName.Sense.COMMON || !isAlone(name) || !several && startsSentence(name.first())) {
            return false;
        }
        int to = Math.min(words.size(), name.last() + NEAR);
        for (int i = Math.max(0, name.first() - NEAR); i < to; i++) {
            if ((i < name.first() || i > name.last()) && (Trade.isHead(words.at(i)) || Trade.isSoft(words.at(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Capitalised, and no part of a longer capitalised name such as "Google Play". */
    boolean isAlone(Sighting name) {
        if (!words.isCapitalised(name.first())) {
            return false;
        }
        int before = name.first() - 1;
        int after = name.last() + 1;
        boolean joinedBefore = words.runsOn(before)
                && words.isCapitalised(before)
                && !startsSentence(before)
                && !isTrade(words.at(before));
        boolean joinedAfter = words.runsOn(name.last())
                && words.isCapitalised(after)
                && !isTrade(words.at(after))
                && !Trade.isAdjective(words.at(after));
        boolean hyphened = name.end() < text.length() && text.charAt(name.end()) == '-'
                || name.start() > 0 && text.charAt(name.start() - 1) == '-';
        return !joinedBefore && !joinedAfter && !hyphened;
    }

    boolean startsSentence(int word) {
        int at = words.start(word) - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || "\"'“‘«(".indexOf(text.charAt(at)) >= 0)) {
            at--;
        }
        return at < 0 || ".!?\n\r:•*-–—|>".indexOf(text.charAt(at)) >= 0;
    }

    /** A version belongs to the name: "LockBit 3.0", "Red Alert v2.0". */
    int endWithVersion(Sighting name) {
        int at = name.end();
        if (at + 1 >= text.length() || text.charAt(at) != ' ') {
            return name.end();
        }
        at++;
        boolean marked = text.charAt(at) == 'v' || text.charAt(at) == 'V';
        if (marked) {
            at++;
        }
        int digits = at;
        boolean dotted = false;
        while (at < text.length() && at - digits < 8) {
            char c = text.charAt(at);
            boolean dot = c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
            if (!isDigit(c) && !dot) {
                break;
            }
            dotted |= dot;
            at++;
        }
        boolean whole = at == text.length() || !Words.isPart(text.charAt(at)) && text.charAt(at) != '%';
        return at > digits && (dotted || marked) && whole ? at : name.end();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
