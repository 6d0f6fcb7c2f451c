package andon.database;

/**
 * Where the state is kept.
 *
 * @param url a JDBC URL, {@code jdbc:h2:…} or {@code jdbc:postgresql:…}
 * @param user the database's user
 * @param password its password; empty if it needs none
 * @param connections how many connections the pool may open, 2 to 200
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
    public DatabaseSettings {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database url '" + url + "' must begin with jdbc:h2: or jdbc:postgresql:");
        }
        if (connections < 2 || connections > 200) {
            throw new IllegalArgumentException("database connections must be 2 to 200, not " + connections);
        }
    }

    /**
     * The embedded default, a file below {@code folder}. WRITE_DELAY=0 makes a commit reach the operating system before it
     * returns, so that kill -9 loses nothing that was acknowledged.
     */
    public static DatabaseSettings embedded(java.nio.file.Path folder) {
        return new DatabaseSettings(
                "jdbc:h2:file:" + folder.resolve("state").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "andon",
                "",
                16);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
