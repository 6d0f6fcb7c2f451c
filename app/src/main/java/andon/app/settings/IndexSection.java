package andon.app.settings;

import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which engine keeps the search index, and where. */
public record IndexSection(Kind engine, Elasticsearch elasticsearch) {
    /** The engines. */
    public enum Kind {
        /** In the data folder, for one process. */
        @JsonProperty("lucene")
        LUCENE,
        /** On servers, for any number of processes. */
        @JsonProperty("elasticsearch")
        ELASTICSEARCH
    }

    /**
     * As {@link ElasticsearchSettings}, in the operator's words.
     *
     * @param user null: the servers ask for none
     * @param retentionMonths null: documents are kept for good
     * @param searchTime no search may take longer
     * @param patience for how long a write is tried again before the indexer begins anew behind the last commit
     */
    public record Elasticsearch(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<URI> urls,

            @Nullable String user,
            @Nullable Path passwordFile,
            @Nullable String passwordEnv,
            String prefix,
            int shards,
            int replicas,
            @Nullable Integer retentionMonths,
            Duration searchTime,
            Duration patience) {
        private static final int MOST_URLS = 64;
        private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,60}");

        public Elasticsearch {
            urls = List.copyOf(urls);
            if (urls.isEmpty() || urls.size() > MOST_URLS) {
                throw new IllegalArgumentException("index.elasticsearch.urls must be 1 to " + MOST_URLS + " addresses");
            }
            urls.forEach(Elasticsearch::requireServer);
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException(
                        "index.elasticsearch.prefix must be 1 to 61 of a-z, 0-9 and -, beginning with a letter, not '"
                                + prefix + "'");
            }
            if (user == null && (passwordFile != null || passwordEnv != null)) {
                throw new IllegalArgumentException("index.elasticsearch.user is missing, though a password is named");
            }
            if (user != null && passwordFile == null && passwordEnv == null) {
                throw new IllegalArgumentException(
                        "index.elasticsearch.password-file or password-env is missing, though a user is named");
            }
            Bounds.requireRange("index.elasticsearch.shards", shards, 1, 100);
            Bounds.requireRange("index.elasticsearch.replicas", replicas, 0, 10);
            if (retentionMonths != null) {
                Bounds.requireRange("index.elasticsearch.retention-months", retentionMonths, 1, 1_200);
            }
            Bounds.requireSpan(
                    "index.elasticsearch.search-time",
                    searchTime,
                    Duration.ofMillis(100),
                    Duration.ofMinutes(5),
                    "100ms to 5m");
            Bounds.requireSpan(
                    "index.elasticsearch.patience", patience, Duration.ofSeconds(1), Duration.ofHours(1), "1s to 1h");
        }

        /**
         * What the engine is opened with; reads the password.
         *
         * @throws UsageException if the password is not where it should be
         */
        public ElasticsearchSettings connection() {
            return new ElasticsearchSettings(
                    urls,
                    login().map(Login::header),
                    prefix,
                    shards,
                    replicas,
                    retentionMonths == null ? OptionalInt.empty() : OptionalInt.of(retentionMonths),
                    searchTime,
                    patience);
        }

        /** Name and password, if the servers ask for them. */
        public Optional<Login> login() {
            return Optional.ofNullable(user)
                    .map(name -> new Login(
                            name,
                            new PasswordPlace("index.elasticsearch.password", passwordFile, passwordEnv)
                                    .read()
                                    .orElseThrow()));
        }

        private static void requireServer(URI url) {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean path = url.getPath() != null
                    && !url.getPath().isEmpty()
                    && !url.getPath().equals("/");
            if (!web || url.getHost() == null || url.getUserInfo() != null || path) {
                // Not the whole address: somebody may have written a password into it.
                throw new IllegalArgumentException("index.elasticsearch.urls: '" + url.getScheme() + "://"
                        + url.getHost()
                        + "…' must be an address such as https://es1.example:9200 without user, password and path");
            }
        }
    }

    public record Login(String user, String password) {
        /** The value of the header {@code Authorization}. */
        public String header() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return user;
        }
    }
}
