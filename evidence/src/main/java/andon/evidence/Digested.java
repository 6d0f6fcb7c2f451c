package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Digests what passes; closing it closes nothing. */
final class Digested implements WritableByteChannel {
    private final @Nullable WritableByteChannel out;
    private final MessageDigest digest;

    /** @param out where it goes; null if it is only digested */
    Digested(@Nullable WritableByteChannel out, MessageDigest digest) {
        this.out = out;
        this.digest = digest;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        digest.update(bytes.duplicate());
        if (out == null) {
            bytes.position(bytes.limit());
        }
        while (out != null && bytes.hasRemaining()) {
            out.write(bytes);
        }
        return length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Whoever opened what is behind it closes that.
    }
}
