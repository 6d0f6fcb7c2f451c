package andon.searchapi.knowledge;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of a body of knowledge, plain or gzipped, read as a stream within bounds.
 *
 * @param name what people call it, without its folder
 * @param bytes as it lies there, packed or not
 */
record KnowledgeFile(Path path, String name, String sha256, long bytes) {
    /** The longest file; the enterprise bundle of ATT&amp;CK has about 50 MB. */
    static final long MAX_BYTES = 256L << 20;
    /** The same once it is unpacked. */
    static final long MAX_UNPACKED_BYTES = 1L << 30;
    /** JSON shrinks to a tenth or twentieth; what shrinks more than this was made to fill a disk. */
    static final int MAX_RATIO = 200;

    private static final int RATIO_FROM = 1 << 20;
    private static final int MAX_FILE_NAME = 200;
    private static final int BUFFER = 1 << 16;

    /** @throws BadKnowledgeFileException if it is empty or too long */
    static KnowledgeFile of(Path path, String name) throws IOException {
        MessageDigest digest = sha256Digest();
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            bytes = new Bounded(in, MAX_BYTES, "the file has").transferTo(OutputStream.nullOutputStream());
        }
        if (bytes == 0) {
            throw new BadKnowledgeFileException("the file is empty");
        }
        return new KnowledgeFile(
                path, KnowledgeText.line(name, MAX_FILE_NAME), HexFormat.of().formatHex(digest.digest()), bytes);
    }

    /**
     * Hands its unpacked content to a reader.
     *
     * @throws BadKnowledgeFileException if it cannot be unpacked within the bounds, or changed since it was opened
     */
    <T> T read(Function<InputStream, T> reader) {
        MessageDigest digest = sha256Digest();
        try (Counted raw = new Counted(new DigestInputStream(Files.newInputStream(path), digest));
                InputStream unpacked = unpacked(raw)) {
            T result = reader.apply(new Open(unpacked));
            unpacked.transferTo(OutputStream.nullOutputStream());
            raw.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new BadKnowledgeFileException("the file changed while it was read");
            }
            return result;
        } catch (EOFException | ZipException e) {
            throw new BadKnowledgeFileException("the file cannot be unpacked, it is cut off or damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + name + " cannot be read", e);
        }
    }

    private static InputStream unpacked(Counted raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip
                ? new Bounded(new GZIPInputStream(buffered, BUFFER), MAX_UNPACKED_BYTES, "unpacked, the file has") {
                    @Override
                    void check(long read) {
                        super.check(read);
                        if (read > RATIO_FROM && read > MAX_RATIO * raw.count) {
                            throw new BadKnowledgeFileException(
                                    "the file unpacks to more than " + MAX_RATIO + " times its size");
                        }
                    }
                }
                : new Bounded(buffered, MAX_BYTES, "the file has");
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stays open when its reader closes it: what is left is read, too. */
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** Counts what is read. */
    private static class Counted extends FilterInputStream {
        long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                counted(1);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0) {
                counted(n);
            }
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        void counted(int n) {
            count += n;
        }
    }

    /** Ends with an error beyond a bound. */
    private static class Bounded extends Counted {
        private final long most;
        private final String subject;

        Bounded(InputStream in, long most, String subject) {
            super(in);
            this.most = most;
            this.subject = subject;
        }

        void check(long read) {
            if (read > most) {
                throw new BadKnowledgeFileException(subject + " more than " + (most >> 20) + " MB");
            }
        }

        @Override
        void counted(int n) {
            super.counted(n);
            check(count);
        }
    }
}
