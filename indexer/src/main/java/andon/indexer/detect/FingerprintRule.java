package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;

/** OpenPGP version 4 fingerprints as programs print them: ten groups of four hexadecimal digits, a wider gap in the middle. */
final class FingerprintRule implements Rules.WordRule {
    private static final int GROUPS = 10;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        if (end - start != 4 || !isHexWord(text, start, end)) {
            return;
        }
        StringBuilder digits = new StringBuilder(40);
        digits.append(text, start, end);
        int i = end;
        boolean wideMiddle = false;
        for (int group = 1; group < GROUPS; group++) {
            int gap = i;
            while (gap < text.length() && gap - i < 3 && Ascii.at(text, gap) == ' ') {
                gap++;
            }
            int groupEnd = Math.min(text.length(), gap + 4);
            boolean wide = gap - i == 2;
            if (gap == i
                    || gap - i > 2
                    || wide && group != 5
                    || groupEnd - gap != 4
                    || !isHexWord(text, gap, groupEnd)) {
                return;
            }
            wideMiddle |= wide;
            digits.append(text, gap, groupEnd);
            i = groupEnd;
        }
        boolean letters = digits.chars().anyMatch(c -> !Ascii.isDigit((char) c));
        if (letters && (wideMiddle || named(text, start)) && !Ascii.isAlnum(Ascii.at(text, i))) {
            String value = digits.toString().toUpperCase(Locale.ROOT);
            hits.add(Weight.FINGERPRINT, EntityType.PGP_KEY, value, start, i, "pgp-fingerprint", 0.95);
        }
    }

    private static boolean named(String text, int start) {
        String before = text.substring(Math.max(0, start - 40), start).toLowerCase(Locale.ROOT);
        return before.contains("fingerprint") || before.contains("pgp") || before.contains("gpg");
    }

    private static boolean isHexWord(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Ascii.isHex(text.charAt(i))) {
                return false;
            }
        }
        return !Ascii.isAlnum(Ascii.at(text, end));
    }
}
