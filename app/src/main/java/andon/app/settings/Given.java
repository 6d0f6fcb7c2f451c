package andon.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * A value that stands over the settings file's.
 *
 * @param option who gave it, such as {@code --name}; errors name it
 * @param key with dots, such as {@code crawler.name}
 * @param value as the file would say it; null sets the key to nothing
 */
public record Given(String option, String key, @Nullable String value) {}
