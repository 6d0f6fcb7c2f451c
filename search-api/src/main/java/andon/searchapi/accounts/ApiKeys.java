package andon.searchapi.accounts;

import andon.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The keys with which programs act for a user: 256 random bits, of which only the SHA-256 is kept. A digest without salt
 * is enough, because the key is not something that can be guessed. Thread-safe; needs no Spring container.
 */
public final class ApiKeys {
    /** Begins every key, so that secret scanners and people know what they found. */
    public static final String PREFIX = "andon_";

    public static final Duration MAX_VALIDITY = Duration.ofDays(366);
    /** So far apart the times stand at which a key's use is noted. */
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private static final KeyTry UNKNOWN = new KeyTry.Refused(null, 0, "unknown");
    private static final int KEY_BYTES = 32;
    private static final int MAX_LABEL = 100;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @param label what it is for, 1 to 100 characters
     * @param validity how long it is good, at most 366 days
     * @throws IllegalArgumentException if one of them is not so
     */
    public ApiKey.Issued create(User user, String label, Duration validity) {
        return create(user, label, validity, KeyScope.FULL);
    }

    /** The same with a scope of its own. */
    public ApiKey.Issued create(User user, String label, Duration validity, KeyScope scope) {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("a key's label has 1 to 100 characters");
        }
        if (!validity.isPositive() || validity.compareTo(MAX_VALIDITY) > 0) {
            throw new IllegalArgumentException(
                    "a key is valid for more than 0 and at most " + MAX_VALIDITY.toDays() + " days");
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant expires = now.plus(validity);
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into api_key (account_id, label, sha256, created_at, expires_at, scope)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(user.id(), label, sha256(token), utc(now), utc(expires), scope.word())
                .update(id, "id");
        long number = Objects.requireNonNull(id.getKey()).longValue();
        return new ApiKey.Issued(new ApiKey(number, user.name(), label, now, expires, null, scope, null), token);
    }

    /** Whose key it is and what it may do; refused if it is unknown, expired, revoked or its user shut out. */
    public KeyTry attempt(String token) {
        if (!token.startsWith(PREFIX)) {
            return UNKNOWN;
        }
        Instant now = clock.instant();
        return database.sql()
                .sql("select a.id, a.name, a.role, a.organisation, a.disabled, k.id as key_id, k.expires_at,"
                        + " k.revoked_at, k.scope, k.last_used_at from api_key k join account a on a.id = k.account_id"
                        + " where k.sha256 = ?")
                .param(sha256(token))
                .query((row, n) -> attempt(row, n, now))
                .optional()
                .orElse(UNKNOWN);
    }

    private KeyTry attempt(ResultSet row, int n, Instant now) throws SQLException {
        User user = Accounts.userRow(row, n);
        long key = row.getLong("key_id");
        if (row.getObject("revoked_at") != null) {
            return new KeyTry.Refused(user, key, "revoked");
        }
        if (!row.getObject("expires_at", OffsetDateTime.class).toInstant().isAfter(now)) {
            return new KeyTry.Refused(user, key, "expired");
        }
        if (row.getBoolean("disabled")) {
            return new KeyTry.Refused(user, key, "its user is shut out");
        }
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        if (used == null || !used.toInstant().plus(BETWEEN_NOTES).isAfter(now)) {
            noteUse(key, now);
        }
        return new KeyTry.Good(user, KeyScope.ofWord(row.getString("scope")).orElse(KeyScope.READ));
    }

    /** Of many at once one writes. */
    private void noteUse(long key, Instant now) {
        database.sql()
                .sql("update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at <= ?)")
                .params(utc(now), key, utc(now.minus(BETWEEN_NOTES)))
                .update();
    }

    /** The user's keys, newest first. */
    public List<ApiKey> of(User user) {
        return database.sql()
                .sql("select k.id, a.name, k.label, k.created_at, k.expires_at, k.revoked_at, k.scope, k.last_used_at"
                        + " from api_key k"
                        + " join account a on a.id = k.account_id where a.id = ? order by k.id desc")
                .param(user.id())
                .query(ApiKeys::row)
                .list();
    }

    /** Takes a key back at once. Returns whether it was good until now. */
    public boolean revoke(long id) {
        return database.sql()
                        .sql("update api_key set revoked_at = ? where id = ? and revoked_at is null")
                        .params(utc(clock.instant()), id)
                        .update()
                > 0;
    }

    private static ApiKey row(ResultSet row, int n) throws SQLException {
        OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("label"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant(),
                KeyScope.ofWord(row.getString("scope")).orElse(KeyScope.READ),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
