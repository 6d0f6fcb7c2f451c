package andon.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file {@code NAME.open} beside a WARC, locked by the process that writes the WARC. A marker that nobody holds was left
 * by a process that ended before it closed its WARC.
 *
 * <p>For maintainers: on POSIX systems, closing <em>any</em> channel of a file gives up every lock that the process has on
 * it, so a marker that this process holds must not even be opened again; {@link #HELD} prevents it.
 */
final class WriterMarker {
    private static final String SUFFIX = ".open";
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private WriterMarker(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static boolean isMarker(Path path) {
        return path.getFileName().toString().endsWith(SUFFIX);
    }

    /** Whether a WARC, by its plain name, is being written or waits for recovery. */
    static boolean standsBeside(Path warc) {
        return Files.exists(warc.resolveSibling(warc.getFileName() + SUFFIX));
    }

    /** The WARC that a marker stands beside. */
    static Path warcOf(Path marker) {
        String name = marker.getFileName().toString();
        return marker.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    /**
     * Makes and locks the marker of a new WARC; empty if another process sealed it in between.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    static Optional<WriterMarker> create(Path warc) throws IOException {
        return lock(warc.resolveSibling(warc.getFileName() + SUFFIX), StandardOpenOption.CREATE_NEW);
    }

    /** Locks a marker that was left; empty if a living process, this one included, holds it. */
    static Optional<WriterMarker> take(Path marker) throws IOException {
        return lock(marker, StandardOpenOption.WRITE);
    }

    private static Optional<WriterMarker> lock(Path given, OpenOption how) throws IOException {
        Path path = given.toAbsolutePath().normalize();
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, how, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            // Whoever removes a marker holds its lock: if the file is still there now, it stays.
            taken = lock != null && Files.exists(path);
            return taken ? Optional.of(new WriterMarker(path, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(path);
            }
        }
    }

    /** Says that the WARC is closed for good. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
        release();
    }

    /** Unlocks the marker and leaves it, for the next store that opens. */
    void release() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(path);
        }
    }
}
