package andon.app;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which engine keeps the search index, and where. */
public record IndexSettings(Kind engine, Elasticsearch elasticsearch) {
    /** The engines. */
    public enum Kind {
        /** In the data folder, for one process. */
        @JsonProperty("lucene")
        LUCENE,
        /** On servers, for any number of processes. */
        @JsonProperty("elasticsearch")
        ELASTICSEARCH
    }

    IndexSettings embedded() {
        return new IndexSettings(Kind.LUCENE, elasticsearch);
    }

    /** @param retentionMonths null: documents are kept for good */
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
            Duration connectTimeout,
            Duration timeout) {
        private static final int MOST_URLS = 64;
        private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

        public Elasticsearch {
            urls = List.copyOf(urls);
            if (urls.isEmpty() || urls.size() > MOST_URLS) {
                throw new IllegalArgumentException("index.elasticsearch.urls must be 1 to " + MOST_URLS + " addresses");
            }
            urls.forEach(Elasticsearch::requireServer);
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException(
                        "index.elasticsearch.prefix must be 1 to 40 of a-z, 0-9 and -, not '" + prefix + "'");
            }
            if (user == null && (passwordFile != null || passwordEnv != null)) {
                throw new IllegalArgumentException("index.elasticsearch.user is missing, though a password is named");
            }
            if (user != null && passwordFile == null && passwordEnv == null) {
                throw new IllegalArgumentException(
                        "index.elasticsearch.password-file or password-env is missing, though a user is named");
            }
            Settings.requireRange("index.elasticsearch.shards", shards, 1, 128);
            Settings.requireRange("index.elasticsearch.replicas", replicas, 0, 5);
            if (retentionMonths != null) {
                Settings.requireRange("index.elasticsearch.retention-months", retentionMonths, 1, 600);
            }
            Settings.requireSpan(
                    "index.elasticsearch.connect-timeout",
                    connectTimeout,
                    Duration.ofMillis(100),
                    Duration.ofMinutes(1),
                    "100ms to 1m");
            Settings.requireSpan(
                    "index.elasticsearch.timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(10), "1s to 10m");
        }

        /** Name and password, if the servers ask for them. */
        Optional<Login> login() {
            return Optional.ofNullable(user)
                    .map(name -> new Login(
                            name,
                            new PasswordPlace("index.elasticsearch.password", passwordFile, passwordEnv)
                                    .read()
                                    .orElseThrow()));
        }

        private static void requireServer(URI url) {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null || url.getUserInfo() != null) {
                // Not the whole address: somebody may have written a password into it.
                throw new IllegalArgumentException("index.elasticsearch.urls: '" + url.getScheme() + "://"
                        + url.getHost()
                        + "…' must be an address such as https://es1.example:9200 without user and password");
            }
        }
    }

    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
