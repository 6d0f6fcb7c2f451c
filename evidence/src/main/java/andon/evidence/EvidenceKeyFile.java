package andon.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file with the operator's keys: 64 hexadecimal digits a line, the one that seals first; empty lines and remarks after #
 * do not count. Any tool can write it, and a secret store can mount it.
 *
 * @param path the file; it need not be there
 */
public record EvidenceKeyFile(Path path) {
    private static final long MAX_BYTES = 64 << 10;

    /** The keys' ids, no secrets, the one that seals first. */
    public List<String> ids() throws IOException {
        return List.copyOf(keys().ids());
    }

    EvidenceKeys keys() throws IOException {
        List<byte[]> keys = new ArrayList<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String digits = digits(line);
            if (!digits.isEmpty()) {
                keys.add(key(digits, number));
            }
        }
        try {
            return new EvidenceKeys(keys);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the file with a new key, readable by its owner only.
     *
     * @return the key's id
     * @throws FileAlreadyExistsException if it is there: then it is left as it is
     */
    public String make() throws IOException {
        byte[] key = newKey();
        Path draft = draft(line(key));
        try {
            // Linked, not renamed over: of two processes that start at once, both read the first one's key.
            Files.createLink(path, draft);
        } finally {
            Files.delete(draft);
        }
        forceFolder();
        return EvidenceKeys.id(key);
    }

    /**
     * Puts a new key on top: it seals from now on, those below it open.
     *
     * @return the new key's id
     */
    String add() throws IOException {
        keys();
        byte[] key = newKey();
        replace(Stream.concat(Stream.of(line(key)), lines().stream()).toList());
        return EvidenceKeys.id(key);
    }

    /** Takes a key out that is not the first: what it sealed cannot be read any more. */
    void remove(String id) throws IOException {
        EvidenceKeys keys = keys();
        if (!keys.has(id)) {
            throw new IOException(path + " has no key " + id + "; it has " + String.join(", ", keys.ids()));
        }
        if (keys.wrapping().equals(id)) {
            throw new IOException("key " + id + " is the one that seals; put a new one on top of it first");
        }
        replace(lines().stream()
                .filter(line -> digits(line).isEmpty()
                        || !EvidenceKeys.id(HexFormat.of().parseHex(digits(line)))
                                .equals(id))
                .toList());
    }

    private byte[] key(String digits, int line) throws IOException {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message would quote what may be half of a key.
            throw new IOException(path + ", line " + line + " is no key of 64 hexadecimal digits");
        }
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException(path + " has more than " + MAX_BYTES + " bytes: that is no file of keys");
            }
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "the evidence's key file " + path
                            + " is not there: restore it or, if nothing was ever sealed, make it:"
                            + " andon evidence key make " + path,
                    e);
        }
    }

    private static String digits(String line) {
        return line.replaceFirst("#.*", "").strip();
    }

    private static byte[] newKey() {
        byte[] key = new byte[EvidenceKeys.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static String line(byte[] key) {
        return HexFormat.of().formatHex(key) + " # " + EvidenceKeys.id(key);
    }

    private void replace(List<String> lines) throws IOException {
        try {
            Path draft = draft(String.join("\n", lines));
            try {
                // Whoever could read the keys must be able to go on: a service, say, whose operator is root.
                PosixFileAttributes old = Files.readAttributes(path, PosixFileAttributes.class);
                PosixFileAttributeView fresh = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
                fresh.setPermissions(old.permissions());
                if (!fresh.readAttributes().group().equals(old.group())) {
                    fresh.setGroup(old.group());
                }
                if (!fresh.readAttributes().owner().equals(old.owner())) {
                    fresh.setOwner(old.owner());
                }
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new IOException(
                    path + " cannot be written; it is as it was. Change it where it comes from: a new key goes into the"
                            + " first line, one that is retired goes out",
                    e);
        }
        forceFolder();
    }

    private Path draft(String text) throws IOException {
        Path draft = Files.createTempFile(
                folder(),
                "evidence",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean written = false;
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            Bytes.write(channel, StandardCharsets.UTF_8.encode(text + "\n"), 0);
            // A key that seals evidence must be on the disk before any of that is.
            channel.force(true);
            written = true;
        } finally {
            if (!written) {
                Files.delete(draft);
            }
        }
        return draft;
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }
}
