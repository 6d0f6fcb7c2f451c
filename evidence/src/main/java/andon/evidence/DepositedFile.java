package andon.evidence;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The texts of a file that is handed in: itself, what it is with gzip undone, or the entries of a ZIP archive. What is no text
 * is passed over unread, nothing is run, and nothing is written to the disk. The file is not trusted: all that it brings is
 * counted against {@link DepositBounds} while it is read.
 */
final class DepositedFile {
    private static final int MAX_NAME = 500;
    private static final long MAX_DIRECTORY_BYTES = 32 << 20;
    private static final int DIRECTORY_END = 22;
    private static final int DIRECTORY_END_MAGIC = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int BUFFER = 64 << 10;

    /** Archives whose texts cannot be read here, by how they begin (ISO 8859-1). */
    private static final Map<String, String> OTHER_ARCHIVES = Map.of(
            "Rar!", "RAR", "7z\u00bc\u00af", "7z", "\u00fd7zXZ", "xz", "BZh", "bzip2", "(\u00b5/\u00fd", "Zstandard");

    private final Path file;
    private final long size;
    private final DepositBounds bounds;
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int texts;
    private long unpacked;

    DepositedFile(Path file, DepositBounds bounds) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.bounds = bounds;
        if (size > bounds.fileBytes()) {
            throw new DepositRefusedException("it has " + size + " bytes; a file may have " + bounds.fileBytes()
                    + ": hand it in in several files");
        }
    }

    interface TextTaker {
        /** @param entry its path in the archive; empty if it is the file itself */
        void take(String entry, TextWidth width, InputStream text) throws IOException;
    }

    /** How many entries were no text, by reason. */
    Map<String, Integer> passedOver() {
        return passedOver;
    }

    int texts() {
        return texts;
    }

    /** Bytes of texts that were read. */
    long unpacked() {
        return unpacked;
    }

    /** @throws DepositRefusedException if a bound is passed, or the archive is damaged or none that can be read */
    void eachText(TextTaker taker) throws IOException {
        String magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        }
        for (Map.Entry<String, String> other : OTHER_ARCHIVES.entrySet()) {
            if (magic.startsWith(other.getKey())) {
                throw new DepositRefusedException("it is a " + other.getValue()
                        + " archive, which is not read; hand in its text files, or a ZIP archive of them");
            }
        }
        if (magic.startsWith("PK\003\004") || magic.startsWith("PK\005\006")) {
            zip(taker);
        } else if (magic.startsWith("\u001f\u008b")) {
            gzip(taker);
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                entry("", in, taker);
            }
        }
    }

    private void gzip(TextTaker taker) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            entry("", in, taker);
        } catch (ZipException | java.io.EOFException e) {
            throw new DepositRefusedException("it cannot be unpacked: its gzip data are damaged or cut off", e);
        }
    }

    private void zip(TextTaker taker) throws IOException {
        requireSmallDirectory();
        // A name that is not said to be UTF-8 may be anything; this reads every one.
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            // Counted as they come: what the archive says of their number may be wrong.
            for (int number = 1; entries.hasMoreElements(); number++) {
                requireFew(number);
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        entry(name(entry.getName()), in, taker);
                    }
                }
            }
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            String encrypted = String.valueOf(e.getMessage()).contains("encrypted")
                    ? "it is an encrypted ZIP archive; unpack it, then hand in one without a password"
                    : "it is a damaged ZIP archive";
            throw new DepositRefusedException(encrypted, e);
        }
    }

    /** The list of entries is read whole into the memory by the JDK; how long it is stands at the file's end. */
    private void requireSmallDirectory() throws IOException {
        int length = (int) Math.min(size, DIRECTORY_END + LONGEST_COMMENT);
        byte[] tail = new byte[length];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(size - length);
            access.readFully(tail);
        }
        ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        int at = length - DIRECTORY_END;
        while (at >= 0 && end.getInt(at) != DIRECTORY_END_MAGIC) {
            at--;
        }
        if (at < 0 || at + DIRECTORY_END + Short.toUnsignedInt(end.getShort(at + 20)) != length) {
            throw new DepositRefusedException("it is a damaged ZIP archive: it has no list of entries at its end");
        }
        int entries = Short.toUnsignedInt(end.getShort(at + 10));
        requireFew(entries);
        if (Integer.toUnsignedLong(end.getInt(at + 12)) > MAX_DIRECTORY_BYTES) {
            throw new DepositRefusedException("the archive's list of entries is longer than "
                    + (MAX_DIRECTORY_BYTES >> 20) + " MB; hand it in in several files");
        }
    }

    private void requireFew(int entries) throws DepositRefusedException {
        if (entries > bounds.entries()) {
            throw new DepositRefusedException(
                    "the archive has more than " + bounds.entries() + " entries; hand it in in several files");
        }
    }

    private static String name(String path) {
        String plain = Deposit.printable(path.replace('\\', '/'));
        // Again: the cut may have left half of a character.
        return Deposit.printable(plain.substring(Math.max(0, plain.length() - MAX_NAME)));
    }

    private void entry(String name, InputStream in, TextTaker taker) throws IOException {
        BufferedInputStream bounded = new BufferedInputStream(new Counted(in), BUFFER);
        bounded.mark(TextWidth.SNIFFED);
        byte[] head = bounded.readNBytes(TextWidth.SNIFFED);
        bounded.reset();
        Optional<TextWidth> width = TextWidth.of(head, head.length);
        if (head.length == 0 || width.isEmpty()) {
            passedOver.merge(head.length == 0 ? "empty" : "no-text", 1, Integer::sum);
            return;
        }
        texts++;
        taker.take(name, width.get(), bounded);
    }

    /** Counts what is unpacked against the bounds. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) throws DepositRefusedException {
            unpacked += n;
            if (unpacked > bounds.textBytes()) {
                throw new DepositRefusedException(
                        "it holds more than " + bounds.textBytes() + " bytes of text; hand it in in several files");
            }
            if (unpacked > DepositBounds.RATIO_FROM && unpacked > bounds.ratio() * size) {
                throw new DepositRefusedException("it unpacks to more than " + bounds.ratio()
                        + " times its size, as archives that are made to do harm do");
            }
        }
    }
}
