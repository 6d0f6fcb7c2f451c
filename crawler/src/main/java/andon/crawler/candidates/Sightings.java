package andon.crawler.candidates;

import andon.crawler.safety.HostGuard;
import andon.database.Database;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts candidates: which pages link to them. Many pages are written together, in the transaction of the caller, with a
 * handful of statements for all of them; what was written lately is not written again. Thread-safe.
 */
public final class Sightings {
    /** Only so many pages are counted for a host: a footer links the same ones on every page. */
    public static final int MOST_LINKS = 1000;
    /** Only so many hosts are noted that one source was the first to name: whoever makes addresses up fills no database. */
    public static final int MOST_HOSTS = 10_000;
    /** How old the note may be of when a host was seen last. */
    static final Duration SEEN_WITHIN = Duration.ofHours(1);

    private static final int REMEMBERED = 50_000;
    private static final int KEY_DIGITS = 16;

    private final SightingRows rows;
    private final HostGuard guard;
    private final SecretMask mask;
    private final InstantSource clock;
    private final Map<Long, Instant> lately = bounded();
    /** When hosts that are linked often enough were noted last. */
    private final Map<String, Instant> full = bounded();

    private volatile long change;

    /**
     * @param guard what it refuses is not written down at all
     * @param mask what links say and the addresses of their pages are kept for readers alone, without secrets
     */
    public Sightings(Database database, HostGuard guard, SecretMask mask, InstantSource clock) {
        this.mask = mask;
        this.rows = new SightingRows(database);
        this.guard = guard;
        this.clock = clock;
    }

    private static <K> Map<K, Instant> bounded() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** A page that links to a host. */
    record Link(SourceId source, URI page, long key, String text) {
        String pageKey() {
            return HexFormat.of().toHexDigits(key);
        }
    }

    /** Grows when anything was written. */
    public long change() {
        return change;
    }

    /** Writes down who links to whom. Joins the caller's transaction. */
    public synchronized void write(Collection<Sighting> sightings) {
        Instant now = clock.instant();
        // By name, so that two processes never wait for each other's rows crosswise.
        Map<String, Map<Long, Link>> byHost = new TreeMap<>();
        for (Sighting sighting : sightings) {
            long key = sighting.hosts().isEmpty() ? 0 : key(sighting.page());
            sighting.hosts().forEach((host, text) -> {
                if (isNews(host.host(), key, now)) {
                    byHost.computeIfAbsent(host.host(), h -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    key,
                                    new Link(
                                            sighting.source(),
                                            mask.mask(sighting.page()),
                                            key,
                                            bounded(mask.mask(text))));
                }
            });
        }
        if (byHost.isEmpty()) {
            return;
        }
        Set<String> nowFull = rows.write(byHost, now.atOffset(ZoneOffset.UTC));
        List<Runnable> remember = new ArrayList<>();
        byHost.forEach((host, links) ->
                links.keySet().forEach(key -> remember.add(() -> lately.put(id(host, key), now))));
        nowFull.forEach(host -> remember.add(() -> full.put(host, now)));
        onceCommitted(() -> {
            synchronized (this) {
                remember.forEach(Runnable::run);
                change++;
            }
        });
    }

    private static void onceCommitted(Runnable work) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    work.run();
                }
            });
        } else {
            work.run();
        }
    }

    private boolean isNews(String host, long page, Instant now) {
        return isOld(full.get(host), now)
                && isOld(lately.get(id(host, page)), now)
                && guard.refusal(host).isEmpty();
    }

    private static boolean isOld(@Nullable Instant noted, Instant now) {
        return noted == null || !now.isBefore(noted.plus(SEEN_WITHIN));
    }

    private static long id(String host, long page) {
        return page * 31 + host.hashCode() * 0x9e3779b97f4a7c15L;
    }

    private static String bounded(String text) {
        String clean = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.length() <= Candidate.Context.LONGEST_TEXT) {
            return clean;
        }
        int end = Candidate.Context.LONGEST_TEXT;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end);
    }

    private static long key(URI page) {
        try {
            byte[] sha =
                    MessageDigest.getInstance("SHA-256").digest(page.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(sha), 0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
