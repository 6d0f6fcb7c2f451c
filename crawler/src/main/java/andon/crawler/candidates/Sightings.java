package andon.crawler.candidates;

import andon.database.Database;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notes where candidates were seen. Thread-safe. */
public final class Sightings {
    /** What was noted lately is not noted again: a footer links the same hosts on every page. */
    private static final int REMEMBERED = 20_000;

    private static final int PAGE_KEY = 32;

    private final Database database;
    private final InstantSource clock;
    private final Map<String, Boolean> lately = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Sightings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes the hosts that a page links to or names.
     *
     * @param hosts with what the link to them says, untrusted
     */
    public void note(SourceId source, URI page, Map<OnionAddress, String> hosts) {
        String key = key(page);
        hosts.forEach((host, text) -> {
            if (isNew(host.host() + source + key)) {
                database.inTransaction(() -> note(source, page, key, host, bounded(text)));
            }
        });
    }

    private boolean isNew(String sighting) {
        synchronized (lately) {
            return lately.put(sighting, true) == null;
        }
    }

    private void note(SourceId source, URI page, String key, OnionAddress host, String text) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int known = database.sql()
                .sql("update candidate_context set last_seen = ? where host = ? and source = ? and page_key = ?")
                .param(now)
                .param(host.host())
                .param(source.value())
                .param(key)
                .update();
        long contexts = known > 0
                ? 0
                : database.sql()
                        .sql("select count(*) from candidate_context where host = ? and source = ?")
                        .param(host.host())
                        .param(source.value())
                        .query(Long.class)
                        .single();
        if (known == 0 && contexts < Candidate.MOST_CONTEXTS) {
            database.sql()
                    .sql(
                            "insert into candidate_context (host, source, page_key, page, link_text, first_seen, last_seen)"
                                    + " values (:host, :source, :key, :page, :text, :now, :now) on conflict do nothing")
                    .param("host", host.host())
                    .param("source", source.value())
                    .param("key", key)
                    .param("page", page.toString())
                    .param("text", text)
                    .param("now", now)
                    .update();
        }
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

    private static String key(URI page) {
        try {
            byte[] sha =
                    MessageDigest.getInstance("SHA-256").digest(page.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, PAGE_KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
