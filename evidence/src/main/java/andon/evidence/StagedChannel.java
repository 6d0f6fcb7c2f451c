package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Writes to a file in large pieces. Closing it closes nothing. Not thread-safe. */
final class StagedChannel implements WritableByteChannel {
    /** A batch of pages is one write, and a large body a few. */
    private static final int STAGING_BYTES = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);
    private long at;

    StagedChannel(FileChannel file) {
        this.file = file;
    }

    /** What is written next stands there; what a failure left unwritten is forgotten. */
    StagedChannel from(long place) {
        staging.clear();
        at = place;
        return this;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            int piece = Math.min(staging.remaining(), bytes.remaining());
            staging.put(staging.position(), bytes, bytes.position(), piece);
            staging.position(staging.position() + piece);
            bytes.position(bytes.position() + piece);
            if (!staging.hasRemaining()) {
                flush();
            }
        }
        return length;
    }

    /** Hands what is staged to the operating system; returns the place behind it. */
    long flush() throws IOException {
        staging.flip();
        at = Bytes.write(file, staging, at);
        staging.clear();
        return at;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() {
        // Tink's stream closes what it writes to, which the next frame needs.
    }
}
