package andon.vocabulary;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document with many credentials says as a whole.
 *
 * @param rows how many credentials it has, those too that are not listed one by one
 * @param accounts how many different accounts
 * @param domains how many rows the most frequent domains have, the most frequent first, at most {@link #MOST_DOMAINS}
 * @param kinds how many rows have which kind of secret, by {@link SecretKind#word}
 * @param policy what the passwords in the clear have in common
 * @param recycled how many rows were seen before in other documents
 * @param earlier in which documents they were seen first, the one with most rows first, at most {@link #MOST_EARLIER}
 */
public record DumpSummary(
        long rows,
        long accounts,
        Map<String, Long> domains,
        Map<String, Long> kinds,
        Policy policy,
        long recycled,
        List<Earlier> earlier) {
    /** With fewer credentials a document is no dump. */
    public static final int FEWEST_ROWS = 5;

    public static final int MOST_DOMAINS = 20;
    public static final int MOST_EARLIER = 5;

    public DumpSummary {
        domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        earlier = List.copyOf(earlier);
    }

    /**
     * Traits of the passwords in the clear, from which a password policy shows.
     *
     * @param passwords how many there are; all else is zero if there are none
     * @param shortest code points of the shortest
     * @param longest code points of the longest
     * @param averageLength code points on average, rounded
     * @param lower how many have a lower-case letter
     * @param upper how many have an upper-case letter
     * @param digit how many have a digit
     * @param other how many have another character
     */
    public record Policy(
            long passwords,
            int shortest,
            int longest,
            int averageLength,
            long lower,
            long upper,
            long digit,
            long other) {}

    /**
     * Where rows were seen first.
     *
     * @param document the document that brought them
     * @param seenAt when its capture was made
     * @param rows how many of this dump's rows
     */
    public record Earlier(DocumentId document, Instant seenAt, long rows) {}

    public DumpSummary withEarlier(long again, List<Earlier> first) {
        return new DumpSummary(rows, accounts, domains, kinds, policy, again, first);
    }
}
