package andon.indexer.detect;

/** How random a stretch of text looks. */
final class Entropy {
    private static final int ASCII = 128;

    private Entropy() {}

    /** Shannon's, in bits for each character. */
    static double of(String text, int from, int to) {
        int[] counts = new int[ASCII];
        for (int i = from; i < to; i++) {
            counts[text.charAt(i) & ASCII - 1]++;
        }
        double bits = 0;
        int length = to - from;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    static int distinct(String text, int from, int to) {
        boolean[] seen = new boolean[ASCII];
        int distinct = 0;
        for (int i = from; i < to; i++) {
            int c = text.charAt(i) & ASCII - 1;
            distinct += seen[c] ? 0 : 1;
            seen[c] = true;
        }
        return distinct;
    }

    /**
     * How often neighbours are of different kinds (small letter, capital, digit), for each of the letters and digits; a capital
     * before a small letter and joints ({@code _ - .}) do not count. Random keys reach 0.35 and more, names that people
     * make ({@code DOC_Vector5_32}) stay below 0.2.
     */
    static double mixture(String text, int from, int to) {
        int changes = 0;
        int letters = 0;
        for (int i = from; i < to; i++) {
            int kind = kind(text.charAt(i));
            if (kind == 0) {
                continue;
            }
            letters++;
            int before = i > from ? kind(text.charAt(i - 1)) : 0;
            if (before != 0 && before != kind && !(before == 2 && kind == 1)) {
                changes++;
            }
        }
        return letters == 0 ? 0 : (double) changes / letters;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        return Ascii.isDigit(c) ? 3 : 0;
    }
}
