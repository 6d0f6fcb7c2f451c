package andon.testbed.tor;

import andon.vocabulary.OnionAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the keys that a network needs before it starts. */
final class TorNetworkKeys {
    private static final int SECONDS = 60;

    /** Short, as the network is its own and lives for minutes: long keys are what made the start slow. */
    private static final int IDENTITY_BITS = 1024;

    private TorNetworkKeys() {}

    /**
     * Makes an authority's keys in its folder.
     *
     * @return the line by which the other nodes know it
     */
    static String authority(TorNode node, TorPrograms programs) throws IOException, InterruptedException {
        Path keys = Files.createDirectories(node.folder.resolve("keys"));
        Path identity = keys.resolve("authority_identity_key");
        Files.writeString(identity, pem(rsaKey()));
        Path certificate = keys.resolve("authority_certificate");
        run(
                node.folder,
                programs.gencert().toString(),
                "--passphrase-fd",
                "0",
                "-m",
                "24",
                "-i",
                identity.toString(),
                "-s",
                keys.resolve("authority_signing_key").toString(),
                "-c",
                certificate.toString());
        String empty = node.folder.resolveSibling("empty").toString();
        run(
                node.folder,
                programs.tor().toString(),
                "--list-fingerprint",
                "-f",
                empty,
                "--defaults-torrc",
                empty,
                "--quiet",
                "--SocksPort",
                "0",
                "--ORPort",
                node.ip + ":" + Torrc.OR_PORT,
                "--DataDirectory",
                node.folder.toString(),
                "--Nickname",
                node.name);
        return "DirAuthority " + node.name + " orport=" + Torrc.OR_PORT + " no-v2 v3ident="
                + v3Identity(Files.readAllLines(certificate)) + ' ' + node.ip + ':' + Torrc.DIR_PORT + ' '
                + node.fingerprint();
    }

    /** A valid address that no service answers for. */
    static OnionAddress absentAddress() {
        byte[] encoded = generator("Ed25519").generateKeyPair().getPublic().getEncoded();
        return OnionAddress.ofPublicKey(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String v3Identity(List<String> certificate) throws IOException {
        return certificate.stream()
                .filter(line -> line.startsWith("fingerprint "))
                .map(line -> line.substring("fingerprint ".length()))
                .findFirst()
                .orElseThrow(() -> new IOException("tor-gencert wrote no fingerprint"));
    }

    private static byte[] rsaKey() {
        KeyPairGenerator generator = generator("RSA");
        generator.initialize(IDENTITY_BITS);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private static KeyPairGenerator generator(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static String pem(byte[] pkcs8) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.outputWriter(StandardCharsets.US_ASCII).close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end within " + SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed: " + Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }
}
