package andon.indexer.language;

/** Which letters of the scripts up to Arabic a text has. */
final class LetterSet {
    private static final int END = 0x0780;

    private final long[] bits = new long[END / Long.SIZE];

    private LetterSet() {}

    static LetterSet of(String text) {
        LetterSet set = new LetterSet();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < END) {
                set.bits[c / Long.SIZE] |= 1L << c;
            }
        }
        return set;
    }

    /** Whether the text has one of {@code letters}. */
    boolean any(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c >= END) {
                throw new IllegalArgumentException("not a letter of a script up to Arabic: " + c);
            }
            if ((bits[c / Long.SIZE] & 1L << c) != 0) {
                return true;
            }
        }
        return false;
    }
}
