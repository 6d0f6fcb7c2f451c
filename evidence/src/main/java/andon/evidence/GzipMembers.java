package andon.evidence;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses one WARC record after another, each into a gzip member of its own (RFC 1952), into one array. Not thread-safe.
 *
 * <p>A deflater holds 260 kB of native memory, and making one costs more than compressing a short record, so they are lent
 * from a pool that virtual threads share: close gives this one back.
 */
final class GzipMembers implements AutoCloseable {
    /** Text at a third of the default level's time, for some hundredths more bytes: see docs/decisions/evidence.md. */
    private static final int TEXT_LEVEL = Deflater.BEST_SPEED;

    private static final int MIN_FREE = 512;

    /** Magic, deflate, no flags, no time, fastest algorithm, unknown system. */
    private static final byte[] MEMBER_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

    private static final BlockingQueue<Deflater> IDLE =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private byte[] out;
    private int size;
    private long plain;
    private boolean packed;

    /**
     * @param expectedBytes a guess at the length of the result; it grows as needed
     */
    GzipMembers(int expectedBytes) {
        Deflater idle = IDLE.poll();
        this.deflater = idle == null ? new Deflater(TEXT_LEVEL, true) : idle;
        this.out = new byte[Math.max(expectedBytes, MIN_FREE)];
    }

    /** Begins a member. */
    void begin() {
        deflater.reset();
        deflater.setLevel(TEXT_LEVEL);
        crc.reset();
        plain = 0;
        packed = false;
        write(MEMBER_HEADER);
    }

    /** Adds text, or whatever else becomes shorter by compression. */
    void add(byte[] bytes) {
        if (packed) {
            throw new IllegalStateException("after what is packed already, text would be written as it is");
        }
        deflate(bytes);
    }

    /** Adds what is compressed already, as it is: to try again would cost much and save nothing. */
    void addPacked(byte[] bytes) {
        if (!packed) {
            packed = true;
            deflater.setLevel(Deflater.NO_COMPRESSION);
            // Without input: zlib compresses what it has been given by the level before, and only then changes it.
            drain();
        }
        deflate(bytes);
    }

    private void deflate(byte[] bytes) {
        crc.update(bytes);
        plain += bytes.length;
        deflater.setInput(bytes);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    private void drain() {
        int free = free();
        size += deflater.deflate(out, size, free);
    }

    /** Ends the member. */
    void end() {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        writeLittleEndian((int) crc.getValue());
        writeLittleEndian((int) plain);
    }

    /** All members so far. */
    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    private int free() {
        if (out.length - size < MIN_FREE) {
            out = Arrays.copyOf(out, Math.multiplyExact(out.length, 2));
        }
        return out.length - size;
    }

    private void write(byte[] bytes) {
        free();
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    private void writeLittleEndian(int value) {
        free();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out[size++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void close() {
        deflater.reset();
        if (!IDLE.offer(deflater)) {
            deflater.end();
        }
    }
}
