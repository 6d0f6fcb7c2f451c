package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** A stretch of a file as a channel of its own, for reading. Remembers what the disk refused. Not thread-safe. */
final class FileSlice implements SeekableByteChannel {
    private final FileChannel file;
    private final long from;
    private final long size;
    private long position;
    private @Nullable IOException refusal;

    FileSlice(FileChannel file, long from, long size) {
        this.file = file;
        this.from = from;
        this.size = size;
    }

    /** What the disk said when it could not be read; null if it always could. */
    @Nullable
    IOException refusal() {
        return refusal;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + size - position));
        try {
            int read = file.read(into, from + position);
            position += Math.max(0, read);
            return read;
        } catch (IOException e) {
            refusal = e;
            throw e;
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
