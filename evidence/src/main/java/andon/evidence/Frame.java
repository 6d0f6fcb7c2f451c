package andon.evidence;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A stretch of a WARC that was sealed at once, as its head describes it: {@code ANFR}, where it begins in the plain WARC (8
 * bytes), its length there (8), its length as sealed (8), CRC-32 of these (4). The sealed bytes follow. The checksum tells a
 * head from what a crash left; that nobody altered it shows when the frame opens.
 *
 * @param start in the plain WARC
 * @param length in the plain WARC, in bytes
 * @param at where the sealed bytes begin in the file
 * @param sealedLength how many they are
 */
record Frame(long start, long length, long at, long sealedLength) {
    static final int HEAD_BYTES = 32;
    static final int MAGIC = 0x414e4652;

    /** Behind its last byte in the plain WARC. */
    long end() {
        return start + length;
    }

    /** Behind its last sealed byte in the file. */
    long next() {
        return at + sealedLength;
    }

    boolean holds(long offset) {
        return offset >= start && offset < end();
    }

    ByteBuffer head() {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES)
                .putInt(MAGIC)
                .putLong(start)
                .putLong(length)
                .putLong(sealedLength);
        return head.putInt(checksum(head)).flip();
    }

    /**
     * Reads a head; empty if it is none.
     *
     * @param head {@value #HEAD_BYTES} bytes from 0 on
     * @param place where they stand in the file
     */
    static Optional<Frame> read(ByteBuffer head, long place) {
        long start = head.getLong(4);
        long length = head.getLong(12);
        long sealedLength = head.getLong(20);
        long at = place + HEAD_BYTES;
        boolean good = head.getInt(0) == MAGIC
                && head.getInt(28) == checksum(head)
                && start >= 0
                && length > 0
                && sealedLength > length
                && Long.MAX_VALUE - start > length
                && Long.MAX_VALUE - at > sealedLength;
        return good ? Optional.of(new Frame(start, length, at, sealedLength)) : Optional.empty();
    }

    private static int checksum(ByteBuffer head) {
        CRC32 crc = new CRC32();
        crc.update(head.array(), head.arrayOffset(), HEAD_BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
