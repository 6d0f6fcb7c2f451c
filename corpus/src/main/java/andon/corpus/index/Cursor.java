package andon.corpus.index;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.query.Query;
import andon.corpus.query.QueryPrinter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The place behind the last hit of a page: its sort key and id, the moment of the first page and what that settled. Given out
 * with an HMAC under the index's own key over it and over the search it belongs to, so that neither can be changed.
 *
 * @param givenOutMicros when; it is refused once it is older than {@link #LIFETIME}
 * @param nowMicros the moment of the first page, on which {@link Freshness} rests
 * @param sortKey {@link Engine.Place#key}
 * @param id the last hit's id
 */
record Cursor(long givenOutMicros, long nowMicros, long sortKey, String id, Settled settled) {
    private static final int ID_LENGTH = 32;
    private static final int MAC_LENGTH = 16;
    private static final int FIXED = 1 + 8 + 8 + 8 + ID_LENGTH;
    private static final int LEAST = FIXED + Settled.LEAST_BYTES + MAC_LENGTH;
    /** Longer ones, in characters, are not even decoded; the longest query's needs 2,300. */
    private static final int MOST_CHARACTERS = 10_000;

    private static final byte VERSION = 3;

    /**
     * Counted from when a cursor was given out, not from the first page: however long a walk takes, it ends only if it rests for so
     * long. A paused hunt may rest for weeks; nobody remembers after a month what the pages before held.
     */
    static final Duration LIFETIME = Duration.ofDays(30);

    static Cursor after(Engine.Place place, Instant givenOut, long nowMicros, Settled settled) {
        return new Cursor(DocumentFacts.micros(givenOut), nowMicros, place.key(), place.id(), settled);
    }

    Engine.Place place() {
        return new Engine.Place(sortKey, id);
    }

    /**
     * @param kind what gave it out, with its order
     * @param scope what was asked
     */
    String write(String kind, Scope scope, byte[] key) {
        byte[] more = settled.bytes();
        int signed = FIXED + more.length;
        ByteBuffer buffer = ByteBuffer.allocate(signed + MAC_LENGTH);
        buffer.put(VERSION).putLong(givenOutMicros).putLong(nowMicros).putLong(sortKey);
        buffer.put(id.getBytes(StandardCharsets.US_ASCII));
        buffer.put(more).put(mac(Arrays.copyOf(buffer.array(), signed), kind, scope, key));
        return spelled(buffer.array());
    }

    private static String spelled(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor read(String text, String kind, Scope scope, byte[] key, Instant now) throws InvalidCursorException {
        byte[] bytes;
        try {
            bytes = text.length() > MOST_CHARACTERS
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        // Base64's last character has bits that no byte takes: of the spellings of one place only the one given out
        // counts.
        int signed = bytes.length - MAC_LENGTH;
        if (bytes.length < LEAST
                || bytes[0] != VERSION
                || !text.equals(spelled(bytes))
                || !MessageDigest.isEqual(
                        mac(Arrays.copyOf(bytes, signed), kind, scope, key),
                        Arrays.copyOfRange(bytes, signed, bytes.length))) {
            throw InvalidCursorException.unknown();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, signed - 1);
        long givenOutMicros = buffer.getLong();
        if (DocumentFacts.micros(now.minus(LIFETIME)) > givenOutMicros) {
            throw InvalidCursorException.expired(LIFETIME);
        }
        long nowMicros = buffer.getLong();
        long sortKey = buffer.getLong();
        byte[] id = new byte[ID_LENGTH];
        buffer.get(id);
        return new Cursor(
                givenOutMicros, nowMicros, sortKey, new String(id, StandardCharsets.US_ASCII), Settled.read(buffer));
    }

    private static byte[] mac(byte[] place, String kind, Scope scope, byte[] key) {
        String search = kind + "\n" + scope.visibility() + "\n" + QueryPrinter.print(withoutInstants(scope.query()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            // The place is as long as what was settled: its length says where the search begins.
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(place.length).flip());
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(search.getBytes(StandardCharsets.UTF_8)), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** "The last seven days" means other instants on the next page, and is the same search. */
    private static Query withoutInstants(Query query) {
        return query.withClauses(clause -> clause instanceof Query.Time time
                ? new Query.Time(
                        time.field(),
                        time.from() == null ? null : Instant.EPOCH,
                        time.to() == null ? null : Instant.EPOCH)
                : clause);
    }
}
