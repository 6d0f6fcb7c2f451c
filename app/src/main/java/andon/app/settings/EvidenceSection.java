package andon.app.settings;

import andon.evidence.EvidenceSettings;
import java.time.Duration;

/** How WARC files are kept. */
public record EvidenceSection(long rotateSize, Duration rotateAfter) {
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
                folder.evidence(), rotateSize, rotateAfter, EvidenceSettings.DEFAULT_MAX_DECODED_BYTES);
    }
}
