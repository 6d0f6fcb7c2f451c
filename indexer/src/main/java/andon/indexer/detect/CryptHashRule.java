package andon.indexer.detect;

import andon.indexer.credentials.SecretForms;
import andon.vocabulary.SecretKind;

/**
 * Hashed passwords whose own form gives them away ({@code $2b$12$…}, {@code $argon2id$…}, {@code $P$…}; crypt(5), PHC strings)
 * wherever they stand: in prose, in serialised values, in rows whose columns nobody named.
 */
final class CryptHashRule implements Rules.CharacterRule {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 8_000;
    /** So much tells the kind. */
    private static final int LONGEST_HEAD = 200;

    private static final String PARTS = "$./=,+-_*:";

    @Override
    public String triggers() {
        return "$";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        char before = Ascii.at(text, i - 1);
        if (before == '$' || Ascii.isAlnum(before) || !Ascii.isAlnum(Ascii.at(text, i + 1))) {
            return; // within a hash, or a price, a variable, a call
        }
        int last = Math.min(text.length(), i + LONGEST);
        int end = i;
        int dollars = 0;
        while (end < last && (Ascii.isAlnum(text.charAt(end)) || PARTS.indexOf(text.charAt(end)) >= 0)) {
            dollars += text.charAt(end) == '$' ? 1 : 0;
            end++;
        }
        if (dollars < 2 || end - i < SHORTEST) {
            return;
        }
        SecretKind kind = SecretForms.kindOf(text.substring(i, Math.min(end, i + LONGEST_HEAD)));
        kind = kind.isHash() ? kind : SecretForms.kindOf(text.substring(i, Math.min(end, i + 34)));
        if (!kind.isHash()) {
            return;
        }
        int length = length(text, i, end, kind);
        if (length > 0) {
            hits.addLabelled(
                    new Hit.Login("", null, kind),
                    i,
                    i + length,
                    "credential-hash",
                    0.85,
                    new Hit.Secret(i, i + length));
        }
    }

    /** The whole hash: of most kinds the form says how long; of others the sentence's marks behind it are left out. */
    private static int length(String text, int start, int end, SecretKind kind) {
        int body = text.lastIndexOf('$', end - 1) + 1 - start;
        int fixed = switch (kind) {
            case BCRYPT -> text.startsWith("$wp", start) ? 0 : 60;
            case PHPASS -> 34;
            case MD5CRYPT -> body + 22;
            case SHA256CRYPT -> body + 43;
            case SHA512CRYPT -> body + 86;
            default -> 0;
        };
        if (fixed > 0) {
            return start + fixed <= end && !Ascii.isAlnum(Ascii.at(text, start + fixed)) ? fixed : 0;
        }
        int to = end;
        while (to > start && ",.:-_*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return to - start;
    }
}
