package andon.app.settings;

import andon.corpus.exposed.ExposureKey;
import andon.searchapi.exposed.ExposureSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How customers check their own credentials against leaked ones.
 *
 * @param keyFile the key under which these are kept; null: the data folder's own
 * @param evaluationsPerHour passwords that an organisation may have evaluated
 * @param rangesPerHour ranges that an organisation may fetch
 */
public record ExposedCredentialsSection(@Nullable Path keyFile, int evaluationsPerHour, int rangesPerHour) {
    public ExposedCredentialsSection {
        new ExposureSettings(evaluationsPerHour, rangesPerHour);
    }

    public ExposureSettings limits() {
        return new ExposureSettings(evaluationsPerHour, rangesPerHour);
    }

    public ExposureKey key(DataFolder folder) {
        if (keyFile == null) {
            return folder.exposureKey();
        }
        try {
            return new ExposureKey(
                    HexFormat.of().parseHex(Files.readString(keyFile).strip()));
        } catch (IOException e) {
            throw new UsageException("exposed-credentials.key-file " + keyFile + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("exposed-credentials.key-file " + keyFile + " must hold 64 hexadecimal digits", e);
        }
    }
}
