package andon.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to work on a folder's seals, which one process has at a time; it ends with the process. */
record Turn(FileChannel channel) implements AutoCloseable {
    private static final String LOCK = "seals.lock";

    /** @throws IOException if another has it */
    static Turn take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new IOException("another process is at work on the seals of " + folder + "; wait for it");
        }
        return new Turn(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
