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
import java.util.Locale;
import java.util.Optional;

/**
 * The WARC file that is being written. Not thread-safe.
 *
 * <p>Beside it stands a {@link WriterMarker}. The WARC itself has its final name from the start, so readers need not care.
 */
final class OpenWarc {
    private static final int MAX_SERIAL = 100_000;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final WriterMarker marker;
    private final FileChannel channel;
    private long end;

    private OpenWarc(Path file, WriterMarker marker, FileChannel channel) {
        this.file = file;
        this.marker = marker;
        this.channel = channel;
    }

    /** Begins a new, empty file named after {@code now}. */
    static OpenWarc create(Path folder, Instant now) throws IOException {
        for (int serial = 0; serial < MAX_SERIAL; serial++) {
            String name = String.format(Locale.ROOT, "andon-%s-%05d.warc.gz", TIMESTAMP.format(now), serial);
            Path file = folder.resolve(name);
            try {
                Optional<WriterMarker> marker = Files.exists(file) ? Optional.empty() : WriterMarker.create(file);
                if (marker.isPresent()) {
                    FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    forceFolder(folder);
                    return new OpenWarc(file, marker.get(), channel);
                }
            } catch (FileAlreadyExistsException e) {
                // Another process took that name in this very moment: the loop tries the next.
            }
        }
        throw new IOException("no free name for a WARC file of " + now + " in " + folder);
    }

    String name() {
        return file.getFileName().toString();
    }

    /** How many bytes the file has. */
    long end() {
        return end;
    }

    /** Adds the bytes and brings them to the disk. After an exception the file may hold some of them. */
    void append(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = end;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
        end = at;
    }

    /** Takes away everything from {@code size} on. */
    void cutTo(long size) throws IOException {
        channel.truncate(size);
        channel.force(false);
        end = size;
    }

    /** Closes the file for good. */
    void seal() throws IOException {
        channel.close();
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
