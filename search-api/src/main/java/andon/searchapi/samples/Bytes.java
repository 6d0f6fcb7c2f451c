package andon.searchapi.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A file's bytes by their place; what lies beyond its end is a {@link CutOffException}, never a crash. */
record Bytes(ByteBuffer buffer) {
    /** The file says that something stands where it has ended. */
    static final class CutOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutOffException() {
            // It is thrown for hostile files, as often as they like.
            super("beyond the end of the file", null, false, false);
        }
    }

    private static final int PE_AT = 0x3c;
    private static final int PE_SIGNATURE = 0x00004550;

    static Bytes of(byte[] file) {
        return new Bytes(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    }

    Bytes bigEndian() {
        return new Bytes(buffer.duplicate().order(ByteOrder.BIG_ENDIAN));
    }

    int length() {
        return buffer.limit();
    }

    int u8(long at) {
        return buffer.get(within(at, 1)) & 0xff;
    }

    int u16(long at) {
        return buffer.getShort(within(at, 2)) & 0xffff;
    }

    long u32(long at) {
        return buffer.getInt(within(at, 4)) & 0xffffffffL;
    }

    /** What is beyond a long is beyond the file, too. */
    long u64(long at) {
        return buffer.getLong(within(at, 8));
    }

    /** Up to a zero byte, at most {@code max} characters; what is not printable ASCII is a dot. */
    String text(long at, int max) {
        StringBuilder text = new StringBuilder();
        for (long i = at; i < at + max; i++) {
            int c = u8(i);
            if (c == 0) {
                break;
            }
            text.append(c >= 0x20 && c < 0x7f ? (char) c : '.');
        }
        return text.toString();
    }

    /** Where the header of a portable executable begins. */
    long peHeader() {
        return u32(PE_AT);
    }

    boolean portableExecutable() {
        try {
            return u32(peHeader()) == PE_SIGNATURE;
        } catch (CutOffException e) {
            return false;
        }
    }

    /** Where these bytes stand first before {@code end}; -1 if nowhere. */
    int indexOf(String ascii, int end) {
        byte[] sought = ascii.getBytes(StandardCharsets.US_ASCII);
        int last = Math.min(end, length()) - sought.length;
        for (int i = 0; i <= last; i++) {
            int n = 0;
            while (n < sought.length && buffer.get(i + n) == sought[n]) {
                n++;
            }
            if (n == sought.length) {
                return i;
            }
        }
        return -1;
    }

    private int within(long at, int bytes) {
        if (at < 0 || at > length() - bytes) {
            throw new CutOffException();
        }
        return (int) at;
    }
}
