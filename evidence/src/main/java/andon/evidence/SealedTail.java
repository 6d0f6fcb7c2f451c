package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** The end of a sealed WARC: each append is a frame of its own, so that what is on the disk never changes any more. */
final class SealedTail implements WarcTail {
    private final FileChannel channel;
    private final StagedChannel staged;
    private final DataKey key;
    private long end;
    private long sealedEnd = SealHeader.BYTES;
    private long endBefore;
    private long sealedEndBefore = SealHeader.BYTES;

    private SealedTail(FileChannel channel, DataKey key) {
        this.channel = channel;
        this.staged = new StagedChannel(channel);
        this.key = key;
    }

    /**
     * Writes the heads of a new file.
     *
     * @param warc its name in the capture log
     */
    static SealedTail begin(FileChannel channel, EvidenceKeys keys, String warc) throws IOException {
        DataKey key = DataKey.fresh();
        key.wrapped(keys, warc).write(channel);
        return new SealedTail(channel, key);
    }

    @Override
    public long end() {
        return end;
    }

    /** What a frame holds. */
    interface Content {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    @Override
    public void append(List<byte[]> records) throws IOException {
        long length = records.stream().mapToLong(record -> record.length).sum();
        append(length, out -> {
            for (byte[] record : records) {
                ByteBuffer bytes = ByteBuffer.wrap(record);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        });
    }

    /** Seals {@code length} bytes as one frame. */
    void append(long length, Content content) throws IOException {
        long at = sealedEnd + Frame.HEAD_BYTES;
        try (WritableByteChannel out = key.sealing(staged.from(at), end, length)) {
            content.writeTo(out);
        }
        long sealed = staged.flush();
        Bytes.write(channel, new Frame(end, length, at, sealed - at).head(), sealedEnd);
        channel.force(false);
        endBefore = end;
        sealedEndBefore = sealedEnd;
        end += length;
        sealedEnd = sealed;
    }

    @Override
    public void cutTo(long size) throws IOException {
        if (size != end && size != endBefore) {
            throw new IllegalArgumentException("no frame ends at " + size);
        }
        long sealedSize = size == end ? sealedEnd : sealedEndBefore;
        channel.truncate(sealedSize);
        channel.force(false);
        end = size;
        sealedEnd = sealedSize;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
