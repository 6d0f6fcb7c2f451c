package andon.app.settings;

import andon.searchapi.samples.SampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How malware samples are kept.
 *
 * @param keyFile keys for samples from before they were sealed with the evidence's, one a line; null: the data folder's own
 */
public record SamplesSection(@Nullable Path keyFile) {
    /**
     * The keys that samples are sealed with that are not under the evidence's.
     *
     * @param make whether to make one in the data folder if there is none: where evidence lies in the clear
     */
    public Optional<SampleKeys> keys(DataFolder folder, boolean make) {
        if (keyFile == null) {
            return make || folder.hasSampleKey() ? Optional.of(folder.sampleKeys()) : Optional.empty();
        }
        try {
            return Optional.of(SampleKeys.parse(Files.readString(keyFile)));
        } catch (IOException e) {
            throw new UsageException("samples.key-file " + keyFile + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "samples.key-file " + keyFile + " must hold keys of 64 hexadecimal digits, one a line", e);
        }
    }
}
