package andon.evidence;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how evidence is kept.
 *
 * @param folder where the WARC files stand; made if it is missing
 * @param rotateBytes a WARC file that has reached this size is closed and the next one begun, 1 byte to 1 TiB; with a batch
 *     of captures it may become larger by that batch
 * @param rotateAfter a WARC file that was begun this long ago is closed when the next capture comes, and the next one begun,
 *     1 second to 366 days
 * @param maxDecodedBytes the most that a response body may have once its content encodings are undone, 1 byte to 1 GiB
 * @param sealing whether the files are encrypted, and with whose keys
 */
public record EvidenceSettings(
        Path folder, long rotateBytes, Duration rotateAfter, int maxDecodedBytes, Sealing sealing) {
    /** What web archives commonly use: large enough to be few, small enough to be copied. */
    public static final long DEFAULT_ROTATE_BYTES = 1L << 30;

    /** So that a day's evidence can be copied away the day after. */
    public static final Duration DEFAULT_ROTATE_AFTER = Duration.ofDays(1);

    public static final int DEFAULT_MAX_DECODED_BYTES = 16 << 20;

    private static final long MAX_ROTATE_BYTES = 1L << 40;
    private static final Duration MIN_ROTATE_AFTER = Duration.ofSeconds(1);
    private static final Duration MAX_ROTATE_AFTER = Duration.ofDays(366);
    private static final int MAX_MAX_DECODED_BYTES = 1 << 30;

    public EvidenceSettings {
        if (rotateBytes < 1 || rotateBytes > MAX_ROTATE_BYTES) {
            throw new IllegalArgumentException("evidence rotateBytes must be 1 to 1 TiB, not " + rotateBytes);
        }
        if (rotateAfter.compareTo(MIN_ROTATE_AFTER) < 0 || rotateAfter.compareTo(MAX_ROTATE_AFTER) > 0) {
            throw new IllegalArgumentException("evidence rotateAfter must be 1 second to 366 days, not " + rotateAfter);
        }
        if (maxDecodedBytes < 1 || maxDecodedBytes > MAX_MAX_DECODED_BYTES) {
            throw new IllegalArgumentException("evidence maxDecodedBytes must be 1 to 1 GiB, not " + maxDecodedBytes);
        }
    }

    /** Sealed, with the key in the file {@code evidence.key} beside the folder. */
    public static EvidenceSettings defaults(Path folder) {
        return new EvidenceSettings(
                folder,
                DEFAULT_ROTATE_BYTES,
                DEFAULT_ROTATE_AFTER,
                DEFAULT_MAX_DECODED_BYTES,
                Sealing.withOwnKey(folder.resolveSibling("evidence.key")));
    }
}
