package andon.indexer.detect;

import java.text.Normalizer;

/**
 * Characters that look like ASCII ones, or like nothing at all: what posters put into an address to keep filters away. The
 * look-alikes are the letters of Unicode's confusables table (UTS 39) that have the very shape of a Latin one.
 */
final class Confusables {
    private static final String CYRILLIC = "авеёкмнорстухіјѕһԁԛԝАВЕЁКМНОРСТУХІЈЅҺԌԚԜ";
    private static final String CYRILLIC_MEANT = "abeekmhopctyxijshdqwABEEKMHOPCTYXIJSHGQW";
    private static final String GREEK = "αενορτυικχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String GREEK_MEANT = "aevoptuikxABEZHIKMNOPTYX";
    /** Letters of other scripts reach up to here; what follows are signs. */
    private static final char LAST_LETTER = 0x530;

    private static final char[] LATIN_OF = new char[LAST_LETTER];
    private static final char MATHEMATICAL = 0xD835;
    private static final char TAGS = 0xDB40;

    static {
        fill(CYRILLIC, CYRILLIC_MEANT);
        fill(GREEK, GREEK_MEANT);
    }

    private Confusables() {}

    private static void fill(String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            LATIN_OF[from.charAt(i)] = to.charAt(i);
        }
    }

    /** The Latin letter that this letter of another script looks like, or 0. */
    static char latin(char c) {
        return c < LAST_LETTER ? LATIN_OF[c] : 0;
    }

    /** Greek and Cyrillic: the scripts with look-alikes of Latin letters. */
    static boolean isOtherLetter(char c) {
        return c >= 0x370 && c < LAST_LETTER;
    }

    /** Zero-width characters, soft hyphens, marks of writing direction, variation selectors, fillers. */
    static boolean isInvisible(char c) {
        if (c < 0x2000) {
            return c == 0xAD
                    || c == 0x34F
                    || c == 0x61C
                    || c == 0x115F
                    || c == 0x1160
                    || c == 0x17B4
                    || c == 0x17B5
                    || c >= 0x180B && c <= 0x180E;
        }
        return c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c == 0xFFA0;
    }

    /** What a sign or a letter in a fancy style stands for, or 0. */
    static char plain(char c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        if (c >= 0x24B6 && c <= 0x24CF) {
            return (char) ('A' + c - 0x24B6);
        }
        if (c >= 0x24D0 && c <= 0x24E9) {
            return (char) ('a' + c - 0x24D0);
        }
        return switch (c) {
            case 0xA0,
                    0x2000,
                    0x2001,
                    0x2002,
                    0x2003,
                    0x2004,
                    0x2005,
                    0x2006,
                    0x2007,
                    0x2008,
                    0x2009,
                    0x200A,
                    0x202F,
                    0x205F,
                    0x3000 -> ' ';
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFE63 -> '-';
            case 0x2024, 0xFE52 -> '.';
            case 0x2044, 0x2215, 0x29F8 -> '/';
            case 0x2236, 0xA789, 0xFE55 -> ':';
            case 0xFE6B -> '@';
            default -> 0;
        };
    }

    /** The letter or digit that a pair of surrogates shows in a mathematical style, or 0. */
    static char styled(char high, char low) {
        if (high != MATHEMATICAL || !Character.isLowSurrogate(low)) {
            return 0;
        }
        String plain = Normalizer.normalize(Character.toString(Character.toCodePoint(high, low)), Normalizer.Form.NFKC);
        return plain.length() == 1 && Ascii.isAlnum(plain.charAt(0)) ? plain.charAt(0) : 0;
    }

    /** The tag characters, which show nothing. */
    static boolean isInvisible(char high, char low) {
        return high == TAGS && low >= 0xDC00 && low <= 0xDDEF;
    }
}
