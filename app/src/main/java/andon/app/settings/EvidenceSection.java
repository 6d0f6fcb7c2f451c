package andon.app.settings;

import andon.evidence.EvidenceSettings;
import andon.evidence.Sealing;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How WARC files are kept.
 *
 * @param seal whether new ones are encrypted
 * @param keyFile keys for that, one a line, the one that seals first; null: the data folder's own
 */
public record EvidenceSection(
        long rotateSize,
        Duration rotateAfter,
        boolean seal,
        @Nullable Path keyFile) {
    private static final long MIN_ROTATE_SIZE = 1L << 20;
    private static final long MAX_ROTATE_SIZE = 1L << 40;

    public EvidenceSection {
        if (rotateSize < MIN_ROTATE_SIZE || rotateSize > MAX_ROTATE_SIZE) {
            throw new IllegalArgumentException("evidence.rotate-size must be 1MB to 1TB");
        }
        if (rotateAfter.compareTo(Duration.ofMinutes(1)) < 0 || rotateAfter.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("evidence.rotate-after must be 1m to 366d");
        }
    }

    public EvidenceSettings in(DataFolder folder) {
        return new EvidenceSettings(
                folder.evidence(),
                rotateSize,
                rotateAfter,
                EvidenceSettings.DEFAULT_MAX_DECODED_BYTES,
                new Sealing(seal, keyFile == null ? folder.evidenceKey() : keyFile, keyFile == null));
    }
}
