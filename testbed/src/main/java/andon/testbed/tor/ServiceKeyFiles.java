package andon.testbed.tor;

import andon.testbed.world.OnionKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** The two files in which tor keeps a service's identity key, each with a header of 32 bytes. */
final class ServiceKeyFiles {
    private static final int HEADER_BYTES = 32;

    private ServiceKeyFiles() {}

    /** Writes them into a new folder that only this user may read: tor refuses any other. */
    static void write(Path folder, OnionKey key) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(
                folder.resolve("hs_ed25519_secret_key"),
                file("== ed25519v1-secret: type0 ==", key.expandedSecretKey()));
        Files.write(folder.resolve("hs_ed25519_public_key"), file("== ed25519v1-public: type0 ==", key.publicKey()));
    }

    private static byte[] file(String header, byte[] key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOf(header.getBytes(StandardCharsets.US_ASCII), HEADER_BYTES));
        bytes.writeBytes(key);
        return bytes.toByteArray();
    }
}
