package andon.indexer.credentials;

import andon.vocabulary.Credential;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.MaskedSecret.CharacterClass;
import andon.vocabulary.SecretKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts the credentials of one text. Memory is bounded however many there are. Not thread-safe. */
public final class DumpTally {
    private static final int MAX_DOMAINS = 50_000;

    private final MaskedSecret.Key key;
    private final Map<String, Long> domains = new HashMap<>();
    private final EnumMap<SecretKind, Long> kinds = new EnumMap<>(SecretKind.class);
    private final EnumMap<CharacterClass, Long> classes = new EnumMap<>(CharacterClass.class);
    private long[] rows = {};
    private long[] accounts = {};
    private int kept;
    private long count;
    private long passwords;
    private long lengths;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    /** @param key the deployment's own */
    public DumpTally(MaskedSecret.Key key) {
        this.key = key;
    }

    /** @param secret in the clear; it is not kept */
    public void add(Credential credential, MaskedSecret masked, String secret) {
        count++;
        kinds.merge(credential.kind(), 1L, Long::sum);
        String domain = credential.domain();
        if (domain != null && (domains.size() < MAX_DOMAINS || domains.containsKey(domain))) {
            domains.merge(domain, 1L, Long::sum);
        }
        if (credential.kind() == SecretKind.PASSWORD) {
            passwords++;
            lengths += masked.length();
            shortest = Math.min(shortest, masked.length());
            longest = Math.max(longest, masked.length());
            masked.classes().forEach(c -> classes.merge(c, 1L, Long::sum));
        }
        if (kept < Dump.MAX_ROWS) {
            if (kept == rows.length) {
                int room = Math.max(64, 2 * kept);
                rows = Arrays.copyOf(rows, room);
                accounts = Arrays.copyOf(accounts, room);
            }
            String account = credential.account().toLowerCase(Locale.ROOT);
            rows[kept] = key.shortHmac(account + "\n" + secret);
            accounts[kept++] = mixed(account);
        }
    }

    /** What was counted; empty if it is too little for a dump. */
    public Optional<Dump> dump() {
        if (count < DumpSummary.FEWEST_ROWS) {
            return Optional.empty();
        }
        DumpSummary.Policy policy = new DumpSummary.Policy(
                passwords,
                passwords == 0 ? 0 : shortest,
                longest,
                passwords == 0 ? 0 : (int) Math.round((double) lengths / passwords),
                classes.getOrDefault(CharacterClass.LOWER, 0L),
                classes.getOrDefault(CharacterClass.UPPER, 0L),
                classes.getOrDefault(CharacterClass.DIGIT, 0L),
                classes.getOrDefault(CharacterClass.OTHER, 0L));
        Map<String, Long> byKind = new LinkedHashMap<>();
        kinds.forEach((kind, n) -> byKind.put(kind.word(), n));
        long[] different = Arrays.stream(rows, 0, kept).sorted().distinct().toArray();
        DumpSummary summary = new DumpSummary(
                count,
                Arrays.stream(accounts, 0, kept).sorted().distinct().count(),
                mostFrequent(),
                byKind,
                policy,
                0,
                List.of());
        return Optional.of(new Dump(summary, different));
    }

    private Map<String, Long> mostFrequent() {
        Map<String, Long> most = new LinkedHashMap<>();
        domains.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(DumpSummary.MOST_DOMAINS)
                .forEach(e -> most.put(e.getKey(), e.getValue()));
        return most;
    }

    /** FNV-1a, 64 bits: accounts are counted in memory only. */
    private static long mixed(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
