package andon.crawler.page;

/**
 * A digest of what a page has to read, by which a later look at it tells whether anything changed: the sum of the hashes of
 * its blocks of text, so that blocks in another order make no difference. Blocks of fewer than {@link #WORDS} words do not
 * count (counters, clocks, who is online), nor do numbers.
 *
 * <p>It decides how soon a page is looked at again, and nothing else: it is no proof that two pages are the same.
 */
final class Substance {
    static final int WORDS = 4;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long sum;
    private long hash = BASIS;
    private int words;
    private boolean inWord;
    private boolean inNumber;

    /** Of the blocks that have ended; 0 if none of them counts. */
    long digest() {
        return sum;
    }

    /** Ends a block. */
    void end() {
        if (words >= WORDS) {
            sum += mixed(hash);
        }
        hash = BASIS;
        words = 0;
        inWord = false;
        inNumber = false;
    }

    /** Adds text that a reader sees. */
    void add(String text) {
        long h = hash;
        boolean word = inWord;
        boolean number = inNumber;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > 127 && isBlank(c)) {
                word = false;
                number = false;
                continue;
            }
            boolean digit = c >= '0' && c <= '9' || c > 127 && Character.isDigit(c);
            if (digit && number) {
                continue;
            }
            number = digit;
            // Chinese and Japanese write no blanks: each sign counts.
            if (!word || c >= 0x2e80) {
                words++;
                h = (h ^ ' ') * PRIME;
            }
            word = true;
            h = (h ^ (digit ? '0' : c)) * PRIME;
        }
        hash = h;
        inWord = word;
        inNumber = number;
    }

    private static boolean isBlank(char c) {
        return c == '\u00a0' || Character.isWhitespace(c);
    }

    private static long mixed(long hash) {
        long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
