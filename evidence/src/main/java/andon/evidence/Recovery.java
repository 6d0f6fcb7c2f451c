package andon.evidence;

import andon.database.Database;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the files of processes that ended before they could: what was written but not logged is cut off, so that the files
 * hold the logged captures and nothing else.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Path folder;
    private final Database database;
    private final CaptureLog log;

    Recovery(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
        this.log = new CaptureLog(database);
    }

    void run() throws IOException {
        List<Path> markers;
        try (Stream<Path> files = Files.list(folder)) {
            markers = files.filter(WriterMarker::isMarker).sorted().toList();
        }
        for (Path path : markers) {
            try {
                Optional<WriterMarker> marker = WriterMarker.take(path);
                if (marker.isPresent()) {
                    seal(WriterMarker.warcOf(path), marker.get());
                }
            } catch (NoSuchFileException e) {
                // Its writer, or another store that opened, has sealed it meanwhile.
            }
        }
    }

    private void seal(Path warc, WriterMarker marker) throws IOException {
        boolean sealed = false;
        try {
            String name = warc.getFileName().toString();
            OptionalLong end = database.inTransaction(() -> {
                // Waits for a commit that its server may still be busy with after the client's death.
                log.lockHead();
                return log.endOf(name);
            });
            Path sealedWarc = WarcFolder.sealedOf(warc);
            if (end.isEmpty()) {
                Files.deleteIfExists(warc);
                Files.deleteIfExists(sealedWarc);
            } else if (Files.exists(sealedWarc)) {
                cutSealed(sealedWarc, end.getAsLong());
            } else {
                cut(warc, end.getAsLong());
            }
            sealed = true;
        } finally {
            if (sealed) {
                marker.remove();
            } else {
                marker.release();
            }
        }
    }

    private static void cut(Path warc, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(warc, StandardOpenOption.WRITE)) {
            cut(channel, warc, end);
        } catch (NoSuchFileException e) {
            LOG.error("{} is gone, though captures in it are logged; run 'andon verify'", warc.getFileName());
        }
    }

    /** Needs no key: heads of frames tell where each ends. */
    private static void cutSealed(Path sealed, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<Frame> last = new Frames().holding(channel, end - 1).filter(frame -> frame.end() == end);
            if (last.isPresent()) {
                cut(channel, sealed, last.get().next());
            } else {
                LOG.error("{} has lost logged bytes; run 'andon verify'", sealed.getFileName());
            }
        }
    }

    private static void cut(FileChannel channel, Path file, long end) throws IOException {
        long size = channel.size();
        if (size > end) {
            LOG.info("Cut {} unlogged bytes off {} after an unclean end", size - end, file.getFileName());
            channel.truncate(end);
            channel.force(false);
        } else if (size < end) {
            LOG.error("{} has lost {} logged bytes; run 'andon verify'", file.getFileName(), end - size);
        }
    }
}
