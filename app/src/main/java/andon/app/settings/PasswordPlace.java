package andon.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a password lies, so that it stands in no settings file.
 *
 * @param key what the settings call it, without {@code -file} and {@code -env}
 * @param file read first
 * @param variable of the environment
 */
record PasswordPlace(
        String key, @Nullable Path file, @Nullable String variable) {
    /**
     * Reads it; empty if neither place is named.
     *
     * @throws UsageException if a place is named where nothing is
     */
    public Optional<String> read() {
        if (file != null) {
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                throw new UsageException(key + "-file " + file + " cannot be read", e);
            }
        }
        if (variable == null) {
            return Optional.empty();
        }
        String value = System.getenv(variable);
        if (value == null) {
            throw new UsageException(key + "-env names " + variable + ", which is not set");
        }
        return Optional.of(value);
    }

    @Override
    public String toString() {
        return key;
    }
}
