package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/**
 * Keys that only what stands before them gives away: {@code ADOBE_CLIENT_ID="…"} by the vendor's name with the vendor's
 * form, {@code "auth_token": "…"} or {@code --auth-token …} by a word that means a secret with a value that looks random. Called at the signs that
 * assign; the value behind is looked at first, since most are no keys, then the label before.
 */
final class AssignedKeyRule implements Rules.CharacterRule {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 400;
    private static final int LONGEST_OPTION = 40;
    private static final int WIDEST_GAP = 6;
    private static final int WIDEST_INDENT = 24;
    /** Without a digit a key has capitals inside, and more of them than a name. */
    private static final double LEAST_MIXTURE = 0.2;

    /** What a value may hold beside letters and digits. */
    private static final String MARKS = "_-=+/.:|%~!@#$^*?";

    private static final boolean[] VALUE_PARTS = new boolean[128];

    static {
        for (char c = 0; c < VALUE_PARTS.length; c++) {
            VALUE_PARTS[c] = Ascii.isAlnum(c) || MARKS.indexOf(c) >= 0;
        }
    }

    private static final String FIRST_MARKS = "_-+/.~!@#$^";
    private final KeyLabels vendors;

    AssignedKeyRule(VendorKeys keys) {
        this.vendors = keys.labels();
    }

    @Override
    public String triggers() {
        return ":=>,|-";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        char sign = text.charAt(i);
        int behind = sign == '-' ? optionEnd(text, i) : i + 1;
        int from = behind < 0 ? -1 : valueStart(text, behind);
        if (from < 0 || from + SHORTEST > text.length()) {
            return;
        }
        int end = valueEnd(text, from);
        if (end - from < SHORTEST || !isTerminated(text, end) || isSimple(text, from, end)) {
            return;
        }
        Label label = sign == '-' ? Label.of(text, i, behind) : label(text, i, sign);
        if (label.words().isEmpty()) {
            return;
        }
        for (VendorKeys.Form form : vendors.in(label)) {
            if (form.matches(text, from, end)
                    && Entropy.of(text, from, end) >= form.leastEntropy()
                    && KeyNames.allow(label, text, from, end)
                    && !Placeholders.isTemplate(text, from, end)) {
                add(Weight.API_KEY, text, from, end, "api-key-" + form.name(), 0.85, hits);
                return;
            }
        }
        if (sign != ',' && sign != '|' && SecretLabels.isSecret(label) && SecretLabels.looksRandom(text, from, end)) {
            add(Weight.LABELLED, text, from, end, "api-key-labelled", 0.7, hits);
        }
    }

    /** Where the name of a command's option ends that a value follows behind a blank ({@code --api-key …}); -1 if none does. */
    private static int optionEnd(String text, int i) {
        if (Ascii.at(text, i + 1) != '-' || Ascii.at(text, i - 1) > ' ' || !Ascii.isLetter(Ascii.at(text, i + 2))) {
            return -1;
        }
        int end = i + 2;
        int last = Math.min(text.length(), i + LONGEST_OPTION);
        while (end < last && (Ascii.isAlnum(text.charAt(end)) || "-_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return Ascii.at(text, end) == ' ' && Ascii.at(text, end + 1) > ' ' ? end : -1;
    }

    private static void add(
            Weight weight, String text, int from, int end, String detector, double confidence, Hits hits) {
        hits.addSecret(weight, EntityType.API_KEY, "", from, end, detector, confidence, new Hit.Secret(from, end));
    }

    /** Behind blanks and quotes; -1 where another sign follows, which is called for itself. */
    private static int valueStart(String text, int from) {
        int i = from;
        int widest =
                Ascii.at(text, from - 1) == '>' ? WIDEST_INDENT : WIDEST_GAP; // an element's text on a line of its own
        while (i < text.length() && i - from < widest) {
            char c = text.charAt(i);
            if (Ascii.isAlnum(c) || FIRST_MARKS.indexOf(c) >= 0) {
                return c == '/' && i == from && Ascii.at(text, i + 1) == '/' ? -1 : i;
            }
            boolean lineEnd = (c == '\n' || c == '\r') && widest == WIDEST_INDENT;
            if (!lineEnd && c != ' ' && c != '\t' && c != '"' && c != '\'' && c != '`' && c != '\\') {
                return -1;
            }
            i++;
        }
        return -1;
    }

    private static int valueEnd(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST);
        int end = from;
        while (end < last && isValuePart(text.charAt(end))) {
            end++;
        }
        while (end > from && ".:!?*".indexOf(text.charAt(end - 1)) >= 0) {
            end--; // of the sentence
        }
        return end;
    }

    private static boolean isValuePart(char c) {
        return c < VALUE_PARTS.length && VALUE_PARTS[c];
    }

    private static boolean isTerminated(String text, int end) {
        char c = Ascii.at(text, end);
        return c <= ' ' || c >= 0x2E80 || "\"'`;,)]}<&\\.:!?*".indexOf(c) >= 0;
    }

    /** A word, a number, a path with words: nothing that any label would make a key. */
    private static boolean isSimple(String text, int from, int end) {
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < end && !(digit && letter); i++) {
            char c = text.charAt(i);
            digit |= Ascii.isDigit(c);
            letter |= Ascii.isLetter(c);
        }
        boolean pair = text.startsWith(":", Math.min(end, from + 8)); // two numbers of eight hexadecimal digits
        return !digit && (!letter || !pair && Entropy.mixture(text, from, end) < LEAST_MIXTURE);
    }

    /** The label; of {@code <add key="ApiKey" value="…">} it is what the attribute before says. */
    private static Label label(String text, int sign, char c) {
        Label label = Label.before(text, signStart(text, sign));
        if (c == '=' && label.words().size() == 1 && label.letters().equals("value")) {
            int quote = text.lastIndexOf('"', sign);
            int open = quote < 0 || sign - quote > 12 ? -1 : text.lastIndexOf('"', quote - 1);
            return open < 0 || quote - open > 60 ? label : Label.of(text, open + 1, quote);
        }
        return label;
    }

    /** Where {@code :=}, {@code ::=}, {@code ?=}, {@code =>} or {@code ||} begins. */
    private static int signStart(String text, int sign) {
        int start = sign;
        while (start > 0 && sign - start < 3 && ":=?|".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }
}
