package andon.app.settings;

import andon.searchapi.samples.SampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How malware samples are kept.
 *
 * @param keyFile keys for samples, one a line, the one that seals first; null: the data folder's own
 */
public record SamplesSection(@Nullable Path keyFile) {
    public SampleKeys keys(DataFolder folder) {
        if (keyFile == null) {
            return folder.sampleKeys();
        }
        try {
            return SampleKeys.parse(Files.readString(keyFile));
        } catch (IOException e) {
            throw new UsageException("samples.key-file " + keyFile + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "samples.key-file " + keyFile + " must hold keys of 64 hexadecimal digits, one a line", e);
        }
    }
}
