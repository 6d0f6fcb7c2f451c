package andon.evidence;

import java.nio.file.Path;

/**
 * Whether WARC files are encrypted, and with whose keys.
 *
 * @param sealsNew whether files that are begun now are sealed; those that are there stay as they are and can be read
 * @param keyFile where the keys stand ({@link EvidenceKeyFile})
 * @param makesKey whether a key file that is missing may be made; never where sealed files need the one that is missing
 */
public record Sealing(boolean sealsNew, Path keyFile, boolean makesKey) {
    /** New files in the clear; {@code keyFile} is needed only where sealed ones are left. */
    public static Sealing off(Path keyFile) {
        return new Sealing(false, keyFile, false);
    }

    /** New files are sealed with a key that is made when it is needed for the first time. */
    public static Sealing withOwnKey(Path keyFile) {
        return new Sealing(true, keyFile, true);
    }
}
