package andon.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/** A frame's plain bytes from some place to its end; closing it closes the file. Not thread-safe. */
final class OpenedFrame implements ReadableByteChannel {
    private final FileSlice slice;
    private final SeekableByteChannel plain;
    private final Frame frame;

    private OpenedFrame(FileSlice slice, SeekableByteChannel plain, Frame frame) {
        this.slice = slice;
        this.plain = plain;
        this.frame = frame;
    }

    /** @param offset in the plain WARC, within the frame */
    static OpenedFrame at(FileChannel file, DataKey key, Frame frame, long offset) throws IOException {
        FileSlice slice = new FileSlice(file, frame.at(), frame.sealedLength());
        try {
            SeekableByteChannel plain = key.opening(slice, frame.start(), frame.length());
            plain.position(offset - frame.start());
            return new OpenedFrame(slice, plain, frame);
        } catch (IOException e) {
            throw told(slice, frame, e);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read;
        try {
            read = plain.read(into);
        } catch (IOException e) {
            throw told(slice, frame, e);
        }
        if (read == 0 && into.hasRemaining()) {
            // So does Tink answer where the file ends before the stream does; whoever reads on would do so for ever.
            throw told(slice, frame, new EOFException());
        }
        return read;
    }

    /** Tink says the same of what was altered and of what the disk refuses. */
    private static IOException told(FileSlice slice, Frame frame, IOException why) {
        IOException refusal = slice.refusal();
        return refusal != null
                ? refusal
                : new IOException(
                        "its sealed bytes were altered or cut, or belong to another place (the frame from "
                                + frame.start() + " to " + frame.end() + ")",
                        why);
    }

    @Override
    public boolean isOpen() {
        return plain.isOpen();
    }

    @Override
    public void close() throws IOException {
        slice.close();
    }
}
