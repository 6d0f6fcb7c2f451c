package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Seals whole files: the sealed one is written beside, brought to the disk, read back, and only then takes the old one's place.
 * It holds all in one frame, and any place of it is still read without the rest.
 */
final class Resealing {
    private static final String DRAFT = ".new";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final KeyRing keys;
    private final Consumer<String> told;

    Resealing(Path folder, KeyRing keys, Consumer<String> told) {
        this.folder = folder;
        this.keys = keys;
        this.told = told;
    }

    int run(boolean again) throws IOException {
        dropDrafts();
        List<Path> sealedBefore = WarcFolder.sealedIn(folder);
        int sealed = 0;
        for (Path plain : WarcFolder.plainIn(folder)) {
            if (WriterMarker.standsBeside(plain)) {
                told.accept(plain.getFileName() + " is being written, and left as it is");
            } else if (Files.exists(WarcFolder.sealedOf(plain))) {
                dropSealed(plain);
            } else if (Files.size(plain) > 0) {
                seal(plain);
                sealed++;
            }
        }
        for (Path before : again ? sealedBefore : List.<Path>of()) {
            if (WriterMarker.standsBeside(before.resolveSibling(WarcFolder.warcOf(before)))) {
                told.accept(before.getFileName() + " is being written, and left as it is");
            } else {
                sealAgain(before);
                sealed++;
            }
        }
        return sealed;
    }

    /** What a run left that was interrupted. */
    private void dropDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*" + WarcFolder.SEALED + DRAFT)) {
            for (Path draft : drafts) {
                Files.delete(draft);
            }
        }
    }

    /** A run was interrupted before it could delete the clear file. */
    private void dropSealed(Path plain) throws IOException {
        Path sealed = WarcFolder.sealedOf(plain);
        if (!Arrays.equals(digest(out -> copyPlain(plain, out)), digestOf(sealed, name(plain)))) {
            throw new IOException(plain.getFileName() + " and " + sealed.getFileName()
                    + " hold different bytes; run 'andon verify' and move the wrong one away");
        }
        Files.delete(plain);
        forceFolder();
        told.accept(name(plain) + " was sealed before; the clear file is deleted");
    }

    private void seal(Path plain) throws IOException {
        replace(WarcFolder.sealedOf(plain), name(plain), Files.size(plain), out -> copyPlain(plain, out));
        Files.delete(plain);
        forceFolder();
        told.accept(name(plain) + " sealed");
    }

    private void sealAgain(Path sealed) throws IOException {
        String warc = WarcFolder.warcOf(sealed);
        SealedWarcs old = new SealedWarcs(keys);
        replace(sealed, warc, SealedWarcs.length(sealed), out -> old.copy(sealed, warc, out));
        told.accept(warc + " sealed anew");
    }

    private void replace(Path target, String warc, long length, SealedTail.Content content) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + DRAFT);
        try {
            byte[] written;
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                SealedTail tail = SealedTail.begin(channel, keys.now(), warc);
                MessageDigest digest = Sha256.digest();
                tail.append(length, out -> content.writeTo(new Digested(out, digest)));
                written = digest.digest();
            }
            if (SealedWarcs.length(draft) != length || !Arrays.equals(written, digestOf(draft, warc))) {
                throw new IOException(warc + " was sealed, but is not read back as it was; it is left as it is");
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private byte[] digestOf(Path sealed, String warc) throws IOException {
        return digest(out -> new SealedWarcs(keys).copy(sealed, warc, out));
    }

    private static byte[] digest(SealedTail.Content content) throws IOException {
        MessageDigest digest = Sha256.digest();
        content.writeTo(new Digested(null, digest));
        return digest.digest();
    }

    static void copyPlain(Path plain, WritableByteChannel out) throws IOException {
        try (FileChannel channel = FileChannel.open(plain, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    private static String name(Path plain) {
        return String.valueOf(plain.getFileName());
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
