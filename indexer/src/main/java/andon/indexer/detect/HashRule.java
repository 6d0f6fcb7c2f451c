package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * File hashes by their length, and the two messengers whose ids are hexadecimal: Session (66 digits from {@code 05}) and
 * Tox (76 digits; the last two bytes are the XOR of the others, Tox specification, "Tox ID").
 */
final class HashRule implements Rules.WordRule {
    private static final int MD5 = 32;
    private static final int SHA1 = 40;
    private static final int SHA256 = 64;
    private static final int SESSION = 66;
    private static final int TOX = 76;
    private static final int CONTEXT = 24;
    /** What stands right before hexadecimal digits that are no file's hash. */
    private static final Pattern OTHER = Pattern.compile(
            "(?<![\\p{IsLatin}\\p{IsCyrillic}])(?:commit|checkout|tree|parent|revision|etag|trace|trace-id|request-id|txid|transaction|транзакция|sentry_release)[\\s:=\"']{1,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (length != MD5 && length != SHA1 && length != SHA256 && length != SESSION && length != TOX) {
            return;
        }
        if (!isVariedHex(text, start, end)
                || isPartOfMore(text, start, end)
                || length <= SHA256
                        && OTHER.matcher(text)
                                .region(Math.max(0, start - CONTEXT), start)
                                .find()) {
            return;
        }
        String value = text.substring(start, end).toLowerCase(Locale.ROOT);
        switch (length) {
            case MD5 -> hits.add(Weight.HASH, EntityType.MD5, value, start, end, "md5", 0.9);
            case SHA1 -> sha1(text, start, end, value, hits);
            case SHA256 -> hits.add(Weight.HASH, EntityType.SHA256, value, start, end, "sha256", 0.95);
            case SESSION -> {
                if (value.startsWith("05")) {
                    hits.add(Weight.CHECKSUM, EntityType.MESSAGING_HANDLE, value, start, end, "handle-session", 0.9);
                }
            }
            case TOX -> {
                if (isTox(value)) {
                    String tox = value.toUpperCase(Locale.ROOT);
                    hits.add(Weight.CHECKSUM, EntityType.MESSAGING_HANDLE, tox, start, end, "handle-tox", 1);
                }
            }
            default -> throw new IllegalStateException("length " + length);
        }
    }

    private static void sha1(String text, int start, int end, String value, Hits hits) {
        String before = text.substring(Math.max(0, start - CONTEXT), start).toLowerCase(Locale.ROOT);
        if (before.contains("fingerprint") || before.contains("pgp") || before.contains("gpg")) {
            String print = value.toUpperCase(Locale.ROOT);
            hits.add(Weight.FINGERPRINT, EntityType.PGP_KEY, print, start, end, "pgp-fingerprint", 0.9);
        } else {
            hits.add(Weight.HASH, EntityType.SHA1, value, start, end, "sha1", 0.85);
        }
    }

    /** Digits alone are a number, letters alone a word, one character repeated a ruler. */
    private static boolean isVariedHex(String text, int start, int end) {
        boolean digit = false;
        boolean letter = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Ascii.isHex(c)) {
                return false;
            }
            digit |= Ascii.isDigit(c);
            letter |= !Ascii.isDigit(c);
        }
        return digit && letter;
    }

    private static boolean isPartOfMore(String text, int start, int end) {
        char before = Ascii.at(text, start - 1);
        char after = Ascii.at(text, end);
        boolean joinedBefore = (before == '-' || before == '_') && Ascii.isAlnum(Ascii.at(text, start - 2));
        boolean joinedAfter = (after == '-' || after == '_') && Ascii.isAlnum(Ascii.at(text, end + 1));
        return joinedBefore || joinedAfter;
    }

    private static boolean isTox(String hex) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < TOX; i += 4) {
            even ^= Integer.parseInt(hex, i, i + 2, 16);
            odd ^= Integer.parseInt(hex, i + 2, i + 4, 16);
        }
        return even == 0 && odd == 0;
    }
}
