package andon.evidence;

/**
 * How much one file that is handed in may bring. Whatever goes beyond is refused whole.
 *
 * @param fileBytes of the file as it is handed in
 * @param textBytes of all its texts, unpacked
 * @param entries of an archive, those that are passed over included
 * @param ratio unpacked to packed, once more than {@value #RATIO_FROM} bytes were unpacked
 */
public record DepositBounds(long fileBytes, long textBytes, int entries, int ratio) {
    /** Dumps of passwords are rarely larger, and what is can be handed in in several files. */
    public static final DepositBounds STANDARD = new DepositBounds(1L << 30, 4L << 30, 50_000, 100);

    static final long RATIO_FROM = 16 << 20;
}
