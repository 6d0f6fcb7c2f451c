package andon.app.settings;

import andon.database.DatabaseSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The SQL database. */
public record DatabaseSection(
        @Nullable String url,
        String user,
        @Nullable Path passwordFile,
        @Nullable String passwordEnv,
        int connections) {

    /** The database to open: the embedded one in {@code folder} unless a URL is set. */
    public DatabaseSettings in(DataFolder folder) {
        return url == null ? folder.embeddedDatabase() : new DatabaseSettings(url, user, password(), connections);
    }

    private String password() {
        return new PasswordPlace("database.password", passwordFile, passwordEnv)
                .read()
                .orElse("");
    }
}
