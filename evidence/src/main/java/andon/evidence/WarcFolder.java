package andon.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the WARC files. By its name in the capture log a WARC stands there in the clear, or sealed with
 * {@value #SEALED} behind the name; offsets are always those of the plain one. Thread-safe.
 */
final class WarcFolder {
    static final String SEALED = ".sealed";
    private static final String PLAIN = ".warc.gz";

    private final Path folder;
    private final SealedWarcs sealed;

    WarcFolder(Path folder, KeyRing keys) {
        this.folder = folder;
        this.sealed = new SealedWarcs(keys);
    }

    static Path sealedOf(Path warc) {
        return warc.resolveSibling(warc.getFileName() + SEALED);
    }

    /** The sealed WARCs of a folder, by name. */
    static List<Path> sealedIn(Path folder) throws IOException {
        return list(folder, PLAIN + SEALED);
    }

    /** The WARCs in the clear, by name. */
    static List<Path> plainIn(Path folder) throws IOException {
        return list(folder, PLAIN);
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** The name by which the capture log knows a sealed WARC. */
    static String warcOf(Path sealed) {
        String name = String.valueOf(sealed.getFileName());
        return name.substring(0, name.length() - SEALED.length());
    }

    /**
     * Reads plain bytes from a place on, at least to the end of the capture that begins there.
     *
     * @throws UncheckedIOException if the whole folder is gone
     */
    ReadableByteChannel open(String warc, long offset) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UncheckedIOException(
                    new NoSuchFileException(folder.toString(), null, "the evidence folder is gone"));
        }
        Path file = folder.resolve(warc).normalize();
        if (!folder.equals(file.getParent())) {
            throw new IOException("the log names a file outside the store: " + warc);
        }
        try {
            return openNow(file, warc, offset);
        } catch (NoSuchFileException e) {
            // It may have been sealed between the two looks.
            return openNow(file, warc, offset);
        }
    }

    private ReadableByteChannel openNow(Path file, String warc, long offset) throws IOException {
        Path sealedFile = sealedOf(file);
        if (Files.exists(sealedFile)) {
            return sealed.open(sealedFile, warc, offset);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(offset);
        return channel;
    }
}
