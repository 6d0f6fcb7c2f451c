package andon.crawler.fetch;

import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a {@code Content-Encoding} (RFC 9110, section 8.4) while the body comes in, so that what is no text, or a bomb, is
 * noticed before it was all received. Takes gzip (RFC 1952), and for deflate zlib's format (RFC 1950) as well as the bare
 * stream (RFC 1951) that some servers send.
 */
final class Unpacker implements AutoCloseable {
    /** Below this a high ratio does no harm. */
    private static final int RATIO_COUNTS_FROM = 1 << 20;

    /** Or below so many times the bound: a bomb's first bytes, and more are not received, may not yield that much. */
    private static final int BOUNDS_BEFORE_RATIO = 256;

    private static final int FIRST_BUFFER = 32 << 10;
    private static final int TRAILER = 8;

    private final boolean gzip;
    private final int most;
    private final int ratioCountsFrom;
    private final CRC32 crc = new CRC32();
    private Inflater inflater;
    private State state;
    private byte[] out = new byte[FIRST_BUFFER];
    private int length;
    private int memberStart;
    /** How much of the raw body was used up. */
    private int at;

    private enum State {
        HEADER,
        DATA,
        TRAILER,
        /** A member of a gzip is over; another may follow. */
        BETWEEN,
        /** What follows the end is ignored, as browsers do. */
        END
    }

    /** @param most bytes to decode; what would be more is left */
    private Unpacker(boolean gzip, int most) {
        this.gzip = gzip;
        this.most = most;
        this.ratioCountsFrom = (int) Math.min(RATIO_COUNTS_FROM, (long) BOUNDS_BEFORE_RATIO * most);
        this.state = State.HEADER;
        this.inflater = new Inflater(true);
    }

    /**
     * For a response's encoding; null if its body is as it is.
     *
     * @throws Refused if it is one that was not asked for
     */
    static @Nullable Unpacker of(String encoding, int most) throws Refused {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> null;
            case "gzip", "x-gzip" -> new Unpacker(true, most);
            case "deflate" -> new Unpacker(false, most);
            default -> throw new Refused(FailureCode.ENCODING, "Content-Encoding '" + encoding + "' was not asked for");
        };
    }

    /** Decodes what can be, now that the first {@code end} bytes of {@code raw} are there. */
    void advance(byte[] raw, int end) throws Refused {
        boolean more = true;
        while (more && !isFull()) {
            more = switch (state) {
                case HEADER -> header(raw, end);
                case DATA -> data(raw, end);
                case TRAILER -> trailer(raw, end);
                case BETWEEN -> another(raw, end);
                case END -> false;
            };
        }
    }

    /** The whole body of {@code end} raw bytes is there; an empty one is whole in any encoding. */
    void finish(int end) throws Refused {
        boolean whole = state == State.END || state == State.BETWEEN;
        if (!whole && end > 0 && !isFull()) {
            throw new Refused(FailureCode.ENCODING, "the compressed body ends in its middle");
        }
    }

    boolean isFull() {
        return length >= most;
    }

    int length() {
        return length;
    }

    byte[] decoded() {
        return out;
    }

    private boolean header(byte[] raw, int end) throws Refused {
        int body = gzip ? GzipHeader.end(raw, at, end) : zlibHeader(raw, end);
        if (body < 0) {
            return false;
        }
        at = body;
        state = State.DATA;
        return true;
    }

    /** Where the stream begins; negative if that cannot be told yet. */
    private int zlibHeader(byte[] raw, int end) {
        if (end - at < 2) {
            return -1;
        }
        int first = raw[at] & 0xff;
        boolean zlib = (first & 0x0f) == 8 && (first << 8 | raw[at + 1] & 0xff) % 31 == 0;
        if (zlib) {
            inflater.end();
            inflater = new Inflater();
        }
        return at;
    }

    private boolean data(byte[] raw, int end) throws Refused {
        inflater.setInput(raw, at, end - at);
        try {
            while (!inflater.finished() && !isFull()) {
                grow();
                int n = inflater.inflate(out, length, Math.min(out.length, most) - length);
                length += n;
                refuseBomb(length, end);
                if (inflater.needsDictionary()) {
                    throw new Refused(FailureCode.ENCODING, "the compressed body wants a dictionary");
                }
                if (n == 0 && !inflater.finished() && inflater.needsInput()) {
                    at = end;
                    return false;
                }
            }
            if (isFull()) {
                lookAhead(end);
            }
        } catch (DataFormatException e) {
            throw new Refused(FailureCode.ENCODING, "the compressed body is damaged: " + e.getMessage());
        }
        at = end - inflater.getRemaining();
        state = !inflater.finished() ? State.DATA : gzip ? State.TRAILER : State.END;
        return state == State.TRAILER;
    }

    /** A bound may be so small that a bomb looks like a text up to there: what is there of it is decoded and forgotten. */
    private void lookAhead(int end) throws Refused, DataFormatException {
        byte[] forgotten = new byte[FIRST_BUFFER];
        int n = 1;
        for (int all = length; n > 0 && all < ratioCountsFrom; all += n) {
            n = inflater.inflate(forgotten);
            refuseBomb(all + n, end);
        }
    }

    private void refuseBomb(int grown, int end) throws Refused {
        int used = end - inflater.getRemaining();
        if (grown >= ratioCountsFrom && grown / FetchSettings.MAX_RATIO > used) {
            throw new Refused(FailureCode.DECOMPRESSION_BOMB, used + " bytes became more than " + grown);
        }
    }

    private boolean trailer(byte[] raw, int end) throws Refused {
        if (end - at < TRAILER) {
            return false;
        }
        crc.reset();
        crc.update(out, memberStart, length - memberStart);
        if (littleEndian(raw, at) != (int) crc.getValue() || littleEndian(raw, at + 4) != length - memberStart) {
            throw new Refused(FailureCode.ENCODING, "the compressed body's checksum is wrong");
        }
        at += TRAILER;
        memberStart = length;
        state = State.BETWEEN;
        return true;
    }

    private boolean another(byte[] raw, int end) {
        if (end - at < 2) {
            return false;
        }
        boolean another = GzipHeader.isAt(raw, at);
        if (another) {
            inflater.reset();
        }
        state = another ? State.HEADER : State.END;
        return another;
    }

    private void grow() {
        if (length == out.length) {
            out = Arrays.copyOf(out, (int) Math.min(2L * out.length, Math.max(most, FIRST_BUFFER)));
        }
    }

    private static int littleEndian(byte[] raw, int at) {
        return raw[at] & 0xff | (raw[at + 1] & 0xff) << 8 | (raw[at + 2] & 0xff) << 16 | (raw[at + 3] & 0xff) << 24;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
