package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** The end of a WARC in the clear. */
final class PlainTail implements WarcTail {
    private final FileChannel channel;
    private final StagedChannel staged;
    private long end;

    PlainTail(FileChannel channel) {
        this.channel = channel;
        this.staged = new StagedChannel(channel);
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void append(List<byte[]> records) throws IOException {
        staged.from(end);
        for (byte[] record : records) {
            staged.write(ByteBuffer.wrap(record));
        }
        long written = staged.flush();
        channel.force(false);
        end = written;
    }

    @Override
    public void cutTo(long size) throws IOException {
        channel.truncate(size);
        channel.force(false);
        end = size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
