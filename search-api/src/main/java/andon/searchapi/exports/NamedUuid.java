package andon.searchapi.exports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562, section 5.5) in Andon's own namespace: the same thing has the same id in every export. */
final class NamedUuid {
    /** Andon's namespace, drawn once at random; STIX keeps its own for observables. */
    private static final UUID NAMESPACE = UUID.fromString("b0f2a3f4-5d0e-4c61-9a37-6f1d2c8e7b95");

    private NamedUuid() {}

    static UUID of(String... parts) {
        byte[] name = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
        ByteBuffer namespace = ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits());
        return of(namespace.array(), name);
    }

    static UUID of(byte[] namespace, byte[] name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(namespace);
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name));
            long most = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
            long least = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(most, least);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
