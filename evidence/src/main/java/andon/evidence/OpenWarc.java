package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The WARC file that is being written. Not thread-safe.
 *
 * <p>Beside it stands a {@link WriterMarker}. The WARC itself has its final name from the start, so readers need not care.
 */
final class OpenWarc {
    private static final int MAX_SERIAL = 100_000;

    /** A batch of pages is one write, and a large body a few. */
    private static final int STAGING_BYTES = 1 << 20;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final Instant begunAt;
    private final WriterMarker marker;
    private final FileChannel channel;
    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);
    private long headEnd;
    private long end;

    private OpenWarc(Path file, Instant begunAt, WriterMarker marker, FileChannel channel) {
        this.file = file;
        this.begunAt = begunAt;
        this.marker = marker;
        this.channel = channel;
    }

    /** Begins a new, empty file named after {@code named}. */
    static OpenWarc create(Path folder, Instant named, Instant now) throws IOException {
        for (int serial = 0; serial < MAX_SERIAL; serial++) {
            String name = String.format(Locale.ROOT, "andon-%s-%05d.warc.gz", TIMESTAMP.format(named), serial);
            Path file = folder.resolve(name);
            try {
                Optional<WriterMarker> marker = Files.exists(file) ? Optional.empty() : WriterMarker.create(file);
                if (marker.isPresent()) {
                    FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    forceFolder(folder);
                    return new OpenWarc(file, now, marker.get(), channel);
                }
            } catch (FileAlreadyExistsException e) {
                // Another process took that name in this very moment: the loop tries the next.
            }
        }
        throw new IOException("no free name for a WARC file of " + named + " in " + folder);
    }

    String name() {
        return file.getFileName().toString();
    }

    /** How many bytes the file has. */
    long end() {
        return end;
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Writes the record that says what the file is. */
    void begin(byte[] fileHeader) throws IOException {
        append(List.of(fileHeader));
        headEnd = end;
    }

    /** Adds the records and brings them to the disk together. After an exception the file may hold some of them. */
    void append(List<byte[]> records) throws IOException {
        long at = end;
        for (byte[] record : records) {
            for (int from = 0; from < record.length; ) {
                int length = Math.min(staging.remaining(), record.length - from);
                staging.put(record, from, length);
                from += length;
                if (!staging.hasRemaining()) {
                    at = writeStaged(at);
                }
            }
        }
        at = writeStaged(at);
        channel.force(false);
        end = at;
    }

    private long writeStaged(long from) throws IOException {
        long at = from;
        staging.flip();
        while (staging.hasRemaining()) {
            at += channel.write(staging, at);
        }
        staging.clear();
        return at;
    }

    /** Takes away everything from {@code size} on. */
    void cutTo(long size) throws IOException {
        channel.truncate(size);
        channel.force(false);
        end = size;
    }

    /** Closes the file for good; one that no capture came into is not left behind. */
    void seal() throws IOException {
        channel.close();
        if (end <= headEnd) {
            Files.deleteIfExists(file);
        }
        marker.remove();
    }

    /** Lets go of the file but leaves its marker, so that the next store to open compares it with the log. */
    void abandon() throws IOException {
        try {
            channel.close();
        } finally {
            marker.release();
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
