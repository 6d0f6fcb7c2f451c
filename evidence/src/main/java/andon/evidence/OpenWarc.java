package andon.evidence;

import java.io.IOException;
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
 * <p>Beside it stands a {@link WriterMarker}, for a sealed one too under the plain name. The WARC itself has its final name from
 * the start, so readers need not care.
 */
final class OpenWarc {
    private static final int MAX_SERIAL = 100_000;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final String name;
    private final Instant begunAt;
    private final WriterMarker marker;
    private final WarcTail tail;
    private long headEnd;

    private OpenWarc(Path file, String name, Instant begunAt, WriterMarker marker, WarcTail tail) {
        this.file = file;
        this.name = name;
        this.begunAt = begunAt;
        this.marker = marker;
        this.tail = tail;
    }

    /**
     * Begins a new, empty file named after {@code named}.
     *
     * @param keys what it is sealed with; in the clear if there are none
     */
    static OpenWarc create(Path folder, Instant named, Instant now, Optional<EvidenceKeys> keys) throws IOException {
        for (int serial = 0; serial < MAX_SERIAL; serial++) {
            String name = String.format(Locale.ROOT, "andon-%s-%05d.warc.gz", TIMESTAMP.format(named), serial);
            Path warc = folder.resolve(name);
            boolean taken = Files.exists(warc) || Files.exists(WarcFolder.sealedOf(warc));
            try {
                Optional<WriterMarker> marker = taken ? Optional.empty() : WriterMarker.create(warc);
                if (marker.isPresent()) {
                    return begin(folder, name, now, marker.get(), keys);
                }
            } catch (FileAlreadyExistsException e) {
                // Another process took that name in this very moment: the loop tries the next.
            }
        }
        throw new IOException("no free name for a WARC file of " + named + " in " + folder);
    }

    private static OpenWarc begin(
            Path folder, String name, Instant now, WriterMarker marker, Optional<EvidenceKeys> keys)
            throws IOException {
        Path warc = folder.resolve(name);
        Path file = keys.isPresent() ? WarcFolder.sealedOf(warc) : warc;
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean begun = false;
        try {
            forceFolder(folder);
            WarcTail tail = keys.isPresent() ? SealedTail.begin(channel, keys.get(), name) : new PlainTail(channel);
            begun = true;
            return new OpenWarc(file, name, now, marker, tail);
        } finally {
            if (!begun) {
                channel.close();
                marker.release();
            }
        }
    }

    /** Its name in the capture log. */
    String name() {
        return name;
    }

    /** How many bytes the plain WARC has. */
    long end() {
        return tail.end();
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Writes the record that says what the file is. */
    void begin(byte[] fileHeader) throws IOException {
        append(List.of(fileHeader));
        headEnd = end();
    }

    /** Adds the records and brings them to the disk together. After an exception the file may hold some of them. */
    void append(List<byte[]> records) throws IOException {
        tail.append(records);
    }

    /** Takes away everything from {@code size} on: what was appended last. */
    void cutTo(long size) throws IOException {
        tail.cutTo(size);
    }

    /** Closes the file for good; one that no capture came into is not left behind. */
    void seal() throws IOException {
        tail.close();
        if (end() <= headEnd) {
            Files.deleteIfExists(file);
        }
        marker.remove();
    }

    /** Lets go of the file but leaves its marker, so that the next store to open compares it with the log. */
    void abandon() throws IOException {
        try {
            tail.close();
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
