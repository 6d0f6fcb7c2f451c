package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;

/**
 * Secrets in programs' settings that hold any punctuation and end at their quote only: Django's {@code SECRET_KEY = '…'},
 * {@code define('DB_PASSWORD', '…')} and its kin, WordPress' keys and salts, defaults of Terraform's variables.
 */
final class QuotedKeyRule implements Rules.WordRule {
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST = 200;
    /** Settings stand in columns. */
    private static final int WIDEST_GAP = 24;

    private static final int SHORTEST_KEY = 16;
    private static final double LEAST_ENTROPY = 3.3;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (isSetter(text, start, length)) {
            define(text, end, hits);
        } else if (length == 8 && Ascii.startsWith(text, start, "variable")) {
            variable(text, end, hits);
        } else if (length == 3
                && Ascii.startsWith(text, start, "key")
                && start >= 7
                && Ascii.startsWith(text, start - 7, "secret_")) {
            assigned(text, end, hits);
        } else if (length == 9 && Ascii.startsWith(text, start, "secretkey")) {
            assigned(text, end, hits);
        }
    }

    /** A word that takes a name and a value: {@code define('DB_PASSWORD', '…')}, {@code props.put("mail.password", "…")}. */
    private static boolean isSetter(String text, int start, int length) {
        return switch (length) {
            case 3 -> Ascii.startsWith(text, start, "put") || Ascii.startsWith(text, start, "set");
            case 6 -> Ascii.startsWith(text, start, "define") || Ascii.startsWith(text, start, "setenv");
            case 11 -> Ascii.startsWith(text, start, "setproperty");
            default -> false;
        };
    }

    private static void define(String text, int end, Hits hits) {
        int open = skip(text, end, " (");
        int close = isQuote(text, open) ? close(text, open, LONGEST_LABEL) : -1;
        int comma = close < 0 ? -1 : skip(text, close + 1, " ");
        if (comma >= 0 && Ascii.at(text, comma) == ',') {
            valued(text, open + 1, close, skip(text, comma + 1, " "), hits);
        }
    }

    /** Terraform's {@code variable "db_password" { default = "…" }}, on one line or several. */
    private static void variable(String text, int end, Hits hits) {
        int open = skip(text, end, " ");
        int close = isQuote(text, open) ? close(text, open, LONGEST_LABEL) : -1;
        int brace = close < 0 ? -1 : skip(text, close + 1, " ");
        if (brace < 0 || Ascii.at(text, brace) != '{') {
            return;
        }
        int last = Math.min(text.length(), brace + LONGEST);
        int closing = text.indexOf('}', brace, last);
        int word = text.indexOf("default", brace, closing < 0 ? last : closing);
        int sign = word < 0 ? -1 : skip(text, word + "default".length(), " ");
        if (sign >= 0 && Ascii.at(text, sign) == '=') {
            valued(text, open + 1, close, skip(text, sign + 1, " "), hits);
        }
    }

    /** The value in quotes at {@code value}, if the label says that it is a secret. */
    private static void valued(String text, int labelStart, int labelEnd, int value, Hits hits) {
        String label = text.substring(labelStart, labelEnd).toLowerCase(Locale.ROOT);
        int last = isQuote(text, value) ? close(text, value, LONGEST) : -1;
        if (last < 0) {
            return;
        }
        if (label.endsWith("password")
                || label.endsWith("passwd")
                || label.endsWith("_pass")
                || label.endsWith("_pwd")) {
            password(text, value + 1, last, hits);
        } else if (label.endsWith("_key") || label.endsWith("_salt") || label.endsWith("secret")) {
            key(text, value + 1, last, hits);
        }
    }

    private static void assigned(String text, int end, Hits hits) {
        int sign = skip(text, end, " \"'])");
        char c = Ascii.at(text, sign);
        if (c != '=' && c != ':') {
            return;
        }
        int quote = skip(text, sign + 1, " =>");
        int close = isQuote(text, quote) ? close(text, quote, LONGEST) : -1;
        if (close > 0) {
            key(text, quote + 1, close, hits);
        }
    }

    private static void password(String text, int from, int end, Hits hits) {
        String value = text.substring(from, end);
        if (value.length() >= 3 && !Placeholders.isOne(value) && !LabelledSecretRule.isReference(value)) {
            hits.addLabelled(
                    new Hit.Login("", null, null), from, end, "credential-labelled", 0.9, new Hit.Secret(from, end));
        }
    }

    private static void key(String text, int from, int end, Hits hits) {
        if (end - from >= SHORTEST_KEY
                && Entropy.of(text, from, end) >= LEAST_ENTROPY
                && isMixed(text, from, end)
                && !Placeholders.isOne(text.substring(from, end))
                && !Placeholders.isTemplate(text, from, end)) {
            hits.addSecret(
                    Weight.LABELLED,
                    EntityType.API_KEY,
                    "",
                    from,
                    end,
                    "api-key-quoted",
                    0.85,
                    new Hit.Secret(from, end));
        }
    }

    /** Letters with digits or with marks that no sentence has: "put your unique phrase here" is none. */
    private static boolean isMixed(String text, int from, int end) {
        boolean letter = false;
        int others = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            letter |= Ascii.isLetter(c);
            others += Ascii.isLetter(c) || c <= ' ' || ".,'/_-:".indexOf(c) >= 0 ? 0 : 1;
        }
        return letter && others >= 3;
    }

    private static boolean isQuote(String text, int i) {
        char c = Ascii.at(text, i);
        return c == '"' || c == '\'';
    }

    /** The quote that closes the one at {@code open} on the same line; -1 if there is none. */
    private static int close(String text, int open, int longest) {
        int last = Ascii.lineEnd(text, open, longest);
        for (int i = open + 1; i < last; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(open)) {
                return i;
            }
        }
        return -1;
    }

    private static int skip(String text, int from, String marks) {
        int i = from;
        while (i < text.length() && i - from < WIDEST_GAP && marks.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
