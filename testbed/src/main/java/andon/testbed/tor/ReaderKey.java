package andon.testbed.tor;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.util.Base64;

/** The x25519 key of a reader for whom an onion service encrypts its descriptor (tor's manual, client authorization). */
final class ReaderKey {
    private static final int BYTES = 32;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private final byte[] open;

    private ReaderKey(byte[] secret, byte[] open) {
        this.secret = secret;
        this.open = open;
    }

    static ReaderKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
            return new ReaderKey(scalar, littleEndian(((XECPublicKey) pair.getPublic()).getU()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 11 has X25519", e);
        }
    }

    /** Makes this the one reader of the service with these files, before it starts. */
    void allowAlone(Path serviceFolder) throws IOException {
        FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (!Files.isDirectory(serviceFolder)) {
            Files.createDirectory(serviceFolder, owner);
        }
        Path readers = Files.createDirectory(serviceFolder.resolve("authorized_clients"), owner);
        Files.writeString(readers.resolve("reader.auth"), "descriptor:x25519:" + base32(open) + "\n");
    }

    String secretBase64() {
        return Base64.getEncoder().withoutPadding().encodeToString(secret);
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /** RFC 4648, section 6, without padding. */
    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        int bits = 8 * bytes.length;
        BigInteger number = new BigInteger(1, bytes).shiftLeft((5 - bits % 5) % 5);
        for (int left = (bits + 4) / 5 - 1; left >= 0; left--) {
            out.append(BASE32.charAt(number.shiftRight(5 * left).intValue() & 31));
        }
        return out.toString();
    }
}
