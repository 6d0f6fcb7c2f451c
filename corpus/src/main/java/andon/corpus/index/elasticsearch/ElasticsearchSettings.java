package andon.corpus.index.elasticsearch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which cluster, and how the index stands in it.
 *
 * @param addresses of its nodes, {@code http} or {@code https}, without a path; at least one
 * @param authorization the value of the header with that name, such as {@code ApiKey …}; empty for clusters without
 *     security
 * @param prefix the read alias, and the beginning of every index's name; lower-case letters, digits and {@code -}
 * @param shards of each month, 1 to 100
 * @param replicas of each shard, 0 to 10
 * @param keepMonths how many months documents stay searchable, the present one counted; empty for ever
 * @param searchTime no search may take longer; 1 ms to 5 minutes
 * @param patience for how long a write is tried again before it fails; up to an hour
 */
public record ElasticsearchSettings(
        List<URI> addresses,
        Optional<String> authorization,
        String prefix,
        int shards,
        int replicas,
        OptionalInt keepMonths,
        Duration searchTime,
        Duration patience) {
    public ElasticsearchSettings {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("Elasticsearch needs at least one address");
        }
        if (!prefix.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new IllegalArgumentException(
                    "prefix must be 1 to 61 lower-case letters, digits and '-', beginning with a letter, not '" + prefix
                            + "'");
        }
        check("shards", shards, 1, 100);
        check("replicas", replicas, 0, 10);
        keepMonths.ifPresent(months -> check("keepMonths", months, 1, 1_200));
        check("searchTime in milliseconds", searchTime.toMillis(), 1, 300_000);
        check("patience in milliseconds", patience.toMillis(), 1, 3_600_000);
    }

    private static void check(String name, long value, long from, long to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + " must be " + from + " to " + to + ", not " + value);
        }
    }

    /** One shard a month without replicas, kept for ever. */
    public static ElasticsearchSettings of(URI address, String prefix) {
        return new ElasticsearchSettings(
                List.of(address),
                Optional.empty(),
                prefix,
                1,
                0,
                OptionalInt.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ElasticsearchSettings[" + addresses + ", prefix=" + prefix + ", shards=" + shards + ", replicas="
                + replicas + ", keepMonths=" + keepMonths + "]";
    }
}
