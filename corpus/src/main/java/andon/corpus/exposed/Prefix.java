package andon.corpus.exposed;

/**
 * The first bits of entries, by which a range of them is asked for.
 *
 * @param bits how many, 0 to {@link #MAX_BITS}
 * @param value the bits as the lowest of a number
 */
public record Prefix(int bits, long value) {
    public static final int MAX_BITS = 32;

    public Prefix {
        if (bits < 0 || bits > MAX_BITS || value >>> bits != 0) {
            throw new IllegalArgumentException("a prefix has 0 to " + MAX_BITS + " bits");
        }
    }

    /**
     * Reads {@code 0110}.
     *
     * @throws IllegalArgumentException if it is longer than {@link #MAX_BITS} or has other characters
     */
    public static Prefix parse(String text) {
        if (text.length() > MAX_BITS || !text.chars().allMatch(c -> c == '0' || c == '1')) {
            throw new IllegalArgumentException("A prefix is written as at most " + MAX_BITS
                    + " of the digits 0 and 1, its bits from the highest.");
        }
        return new Prefix(text.length(), text.isEmpty() ? 0 : Long.parseLong(text, 2));
    }

    /** The first {@code bits} of an entry. */
    public static Prefix of(long entry, int bits) {
        return new Prefix(bits, bits == 0 ? 0 : entry >>> (Long.SIZE - bits));
    }

    /** The entry of this prefix with these further bits. */
    long entry(long further) {
        return first() | (bits == 0 ? further : further & (-1L >>> bits));
    }

    /** As signed numbers the entries of a prefix lie between its first and its last. */
    long first() {
        return bits == 0 ? 0 : value << (Long.SIZE - bits);
    }

    /** The smallest of them as a signed number. */
    long least() {
        return bits == 0 ? Long.MIN_VALUE : first();
    }

    /** The greatest of them as a signed number. */
    long greatest() {
        return bits == 0 ? Long.MAX_VALUE : first() | (-1L >>> bits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bits);
        for (int bit = bits - 1; bit >= 0; bit--) {
            text.append(value >>> bit & 1);
        }
        return text.toString();
    }
}
