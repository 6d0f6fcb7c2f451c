package andon.corpus.index;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.query.Query;
import andon.corpus.query.QueryPrinter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The place behind the last hit of a page: its sort key and id, and the moment of the first page. Given out with an
 * HMAC under the index's own key over it and over the search it belongs to, so that neither can be changed.
 *
 * @param nowMicros the moment of the first page, on which {@link Freshness} rests
 * @param sortKey {@link Engine.Place#key}
 * @param id the last hit's id
 */
record Cursor(long nowMicros, long sortKey, String id) {
    private static final int ID_LENGTH = 32;
    private static final int MAC_LENGTH = 16;
    private static final int LENGTH = 1 + 8 + 8 + ID_LENGTH + MAC_LENGTH;
    private static final byte VERSION = 1;

    static Cursor after(Engine.Place place, long nowMicros) {
        return new Cursor(nowMicros, place.key(), place.id());
    }

    Engine.Place place() {
        return new Engine.Place(sortKey, id);
    }

    /**
     * @param kind what gave it out, with its order
     * @param scope what was asked
     */
    String write(String kind, Scope scope, byte[] key) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        buffer.put(VERSION).putLong(nowMicros).putLong(sortKey).put(id.getBytes(StandardCharsets.US_ASCII));
        buffer.put(mac(Arrays.copyOf(buffer.array(), LENGTH - MAC_LENGTH), kind, scope, key));
        return spelled(buffer.array());
    }

    private static String spelled(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor read(String text, String kind, Scope scope, byte[] key) throws InvalidCursorException {
        byte[] bytes;
        try {
            bytes = text.length() > 2 * LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        // Base64's last character has bits that no byte takes: of the spellings of one place only the one given out
        // counts.
        if (bytes.length != LENGTH
                || !text.equals(spelled(bytes))
                || !MessageDigest.isEqual(
                        mac(Arrays.copyOf(bytes, LENGTH - MAC_LENGTH), kind, scope, key),
                        Arrays.copyOfRange(bytes, LENGTH - MAC_LENGTH, LENGTH))) {
            throw new InvalidCursorException(
                    "this cursor was not given out for this search; begin again without a cursor");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        long nowMicros = buffer.getLong();
        long sortKey = buffer.getLong();
        return new Cursor(nowMicros, sortKey, new String(bytes, 17, ID_LENGTH, StandardCharsets.US_ASCII));
    }

    private static byte[] mac(byte[] place, String kind, Scope scope, byte[] key) {
        String search = kind + "\n" + scope.visibility() + "\n" + QueryPrinter.print(withoutInstants(scope.query()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(search.getBytes(StandardCharsets.UTF_8)), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** "The last seven days" means other instants on the next page, and is the same search. */
    private static Query withoutInstants(Query query) {
        return switch (query) {
            case Query.And and ->
                new Query.And(and.parts().stream().map(Cursor::withoutInstants).toList());
            case Query.Or or ->
                new Query.Or(or.parts().stream().map(Cursor::withoutInstants).toList());
            case Query.Not not -> new Query.Not(withoutInstants(not.part()));
            case Query.Time time ->
                new Query.Time(
                        time.field(),
                        time.from() == null ? null : Instant.EPOCH,
                        time.to() == null ? null : Instant.EPOCH);
            default -> query;
        };
    }
}
