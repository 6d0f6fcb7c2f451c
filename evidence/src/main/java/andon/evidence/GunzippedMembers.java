package andon.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a file's gzip members (RFC 1952), one after another; knows where in the file each begins. Not thread-safe.
 * Closing it leaves the file open.
 *
 * <p>It reads one buffer ahead within a member: of a record that has a member of its own, the block's last byte is given out
 * only when the member's checksum was found right.
 */
final class GunzippedMembers implements ReadableByteChannel {
    private static final int BUFFER = 8192;
    private static final int FIRST_MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int DEFLATE = 8;
    private static final int RESERVED_FLAGS = 0xE0;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int AFTER_FLAGS = 6;
    /** How long a name or comment in a member's header may be. */
    private static final int MAX_TEXT = 1 << 16;

    private final FileChannel file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer input = ByteBuffer.allocate(BUFFER).limit(0);
    private ByteBuffer ready = ByteBuffer.allocate(BUFFER).limit(0);
    private ByteBuffer ahead = ByteBuffer.allocate(BUFFER).limit(0);
    private long position;
    private long memberStart;
    private long plainBytes;
    private boolean inMember;
    private boolean open = true;
    private @Nullable IOException failure;

    /** Begins with the member at {@code offset}. */
    GunzippedMembers(FileChannel file, long offset) {
        this.file = file;
        this.position = offset;
        this.memberStart = offset;
    }

    /** The byte of the file at which the member begins that was read last. */
    long memberStart() {
        return memberStart;
    }

    /** Whether three bytes could be the beginning of a member; the fourth has the flags. */
    static boolean isMagic(int first, int second, int third, int flags) {
        return first == FIRST_MAGIC && second == SECOND_MAGIC && third == DEFLATE && (flags & RESERVED_FLAGS) == 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!ready.hasRemaining() && !advance()) {
            return -1;
        }
        int n = Math.min(into.remaining(), ready.remaining());
        into.put(into.position(), ready, ready.position(), n).position(into.position() + n);
        ready.position(ready.position() + n);
        return n;
    }

    /** Makes {@link #ready} hold more; false at the end of the file. */
    private boolean advance() throws IOException {
        while (!ready.hasRemaining()) {
            if (!ahead.hasRemaining() && failure != null) {
                throw failure;
            }
            try {
                if (!ahead.hasRemaining() && !inMember && !beginMember()) {
                    return false;
                }
                if (!ahead.hasRemaining()) {
                    inflateAhead();
                }
                ByteBuffer filled = ahead;
                ahead = ready;
                ready = filled;
                ahead.clear().limit(0);
                if (inMember) {
                    inflateAhead();
                }
            } catch (EOFException e) {
                // What came before the tear is given out first.
                failure = e;
                inMember = false;
            } catch (IOException e) {
                // What came before a wrong checksum may be wrong.
                failure = e;
                ready.limit(0);
                ahead.limit(0);
            }
        }
        return true;
    }

    private void inflateAhead() throws IOException {
        ahead.clear();
        try {
            while (ahead.hasRemaining() && inMember) {
                int from = ahead.position();
                int n = inflater.inflate(ahead);
                crc.update(ahead.duplicate().flip().position(from));
                plainBytes += n;
                if (inflater.finished()) {
                    inMember = false;
                    endMember();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("a gzip member needs a dictionary");
                } else if (n == 0 && inflater.needsInput()) {
                    need();
                    inflater.setInput(input);
                }
            }
        } catch (DataFormatException e) {
            inMember = false;
            throw (ZipException) new ZipException("a gzip member is damaged: " + e.getMessage()).initCause(e);
        } finally {
            ahead.flip();
        }
    }

    private boolean beginMember() throws IOException {
        if (!input.hasRemaining() && !fill()) {
            return false;
        }
        memberStart = position - input.remaining();
        int first = next();
        int second = next();
        int third = next();
        int flags = next();
        if (!isMagic(first, second, third, flags)) {
            throw new ZipException("no gzip member begins at byte " + memberStart);
        }
        skip(AFTER_FLAGS);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << Byte.SIZE);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(input);
        crc.reset();
        plainBytes = 0;
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        int checksum = littleEndian();
        int length = littleEndian();
        if (checksum != (int) crc.getValue() || length != (int) plainBytes) {
            throw new ZipException("the checksum of the gzip member at byte " + memberStart + " is wrong");
        }
    }

    private int littleEndian() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; next() != 0; i++) {
            if (i == MAX_TEXT) {
                throw new ZipException("a gzip member's name has more than " + MAX_TEXT + " bytes");
            }
        }
    }

    private int next() throws IOException {
        need();
        return input.get() & 0xFF;
    }

    private void need() throws IOException {
        if (!input.hasRemaining() && !fill()) {
            throw new EOFException("the file ends within a gzip member");
        }
    }

    private boolean fill() throws IOException {
        input.clear();
        int n = file.read(input, position);
        input.flip();
        position += Math.max(n, 0);
        return n > 0;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        inflater.end();
    }
}
