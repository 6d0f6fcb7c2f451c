package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/**
 * Armoured keys (RFC 7468, RFC 9580): private ones are secrets, masked even where their begin or end is missing; public
 * OpenPGP keys are noted by their fingerprint.
 */
final class KeyBlockRule implements Rules.CharacterRule {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_BLOCK = 20_000;
    /** Of a key that a page cuts off so much is worth hiding. */
    private static final int SHORTEST_REST = 16;
    /** The shortest private key, Ed25519's in PKCS #8, has 64 characters. */
    private static final int SHORTEST_KEY = 64;

    @Override
    public String triggers() {
        return "-";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        if (Ascii.at(text, i - 1) == '-' || Ascii.at(text, i + 1) != '-') {
            return;
        }
        if (text.startsWith(BEGIN, i)) {
            begin(text, i, hits);
        } else if (text.startsWith(END, i)) {
            unopened(text, i, hits);
        }
    }

    private static void begin(String text, int i, Hits hits) {
        int labelEnd = text.indexOf("-----", i + BEGIN.length(), Math.min(text.length(), i + 2 * LONGEST_LABEL));
        if (labelEnd < 0 || labelEnd - i > LONGEST_LABEL) {
            return;
        }
        String label = text.substring(i + BEGIN.length(), labelEnd);
        if (!label.contains("PRIVATE KEY") && !label.equals("PGP PUBLIC KEY BLOCK")) {
            return;
        }
        int body = labelEnd + 5;
        int limit = Math.min(text.length(), body + LONGEST_BLOCK);
        int end = text.indexOf(END, body, limit);
        boolean whole = end >= 0 && end < limit;
        int bodyEnd = whole ? end : armourEnd(text, body, limit);
        int close = whole ? Math.min(text.length(), end + END.length() + label.length() + 5) : bodyEnd;
        if (label.contains("PRIVATE KEY")) {
            secret(text, i, body, bodyEnd, close, hits);
        } else if (label.equals("PGP PUBLIC KEY BLOCK") && whole) {
            OpenPgpKey.fingerprint(text.substring(body, end))
                    .ifPresent(f -> hits.add(Weight.KEY_BLOCK, EntityType.PGP_KEY, f, i, close, "pgp-armour", 1));
        }
    }

    private static void secret(String text, int start, int body, int bodyEnd, int close, Hits hits) {
        int from = body;
        int to = bodyEnd;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        boolean key = to - from >= SHORTEST_KEY || hasDigit(text, from, to); // "YOUR KEY GOES HERE" is none
        if (to - from >= SHORTEST_REST && key) {
            hits.addSecret(
                    Weight.KEY_BLOCK, EntityType.API_KEY, "", start, close, "private-key", 1, new Hit.Secret(from, to));
        }
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ascii.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** An end without its begin (another page, another field): what stands before it as armour is a key's rest. */
    private static void unopened(String text, int i, Hits hits) {
        int labelEnd = text.indexOf("-----", i + END.length(), Math.min(text.length(), i + 2 * LONGEST_LABEL));
        if (labelEnd < 0
                || labelEnd - i > LONGEST_LABEL
                || !text.substring(i, labelEnd).contains("PRIVATE KEY")) {
            return;
        }
        int from = i;
        while (from > 0 && i - from < LONGEST_BLOCK && isArmour(text.charAt(from - 1))) {
            from--;
        }
        boolean opened = from >= 5 && text.startsWith("-----", from - 5);
        if (!opened && i - from >= 16) {
            secret(text, from, from, i, i, hits);
        }
    }

    private static int armourEnd(String text, int from, int limit) {
        int end = from;
        while (end < limit && isArmour(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isArmour(char c) {
        return Ascii.isAlnum(c) || c == '+' || c == '/' || c == '=' || c == '\n' || c == '\r' || c == ' ' || c == '\\';
    }
}
