package andon.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body within its bounds, and no further than needed to see that it is no text. A body that reaches a bound, as
 * received or as decoded, or the end of the time for it, is cut there and marked as WARC 1.1 does ({@code WARC-Truncated}):
 * a long list's beginning is worth keeping, and an endless page has no end.
 */
final class BodyReader {
    private static final int FIRST_BUFFER = 64 << 10;
    private static final int PIECE = 32 << 10;

    private final String announcedType;
    private final Optional<String> charset;
    private final @Nullable Unpacker unpacker;
    private final int most;
    private final Bandwidth bandwidth;
    private final Reception reception;
    private byte[] raw;
    private int length;
    private boolean sniffed;

    /** @param truncated WARC's word for why it is not whole */
    record Body(byte[] raw, byte[] content, Optional<String> truncated) {}

    BodyReader(
            String announcedType,
            Optional<String> charset,
            @Nullable Unpacker unpacker,
            int most,
            long announcedLength,
            Bandwidth bandwidth,
            Reception reception) {
        this.announcedType = announcedType;
        this.charset = charset;
        this.unpacker = unpacker;
        this.most = most;
        this.bandwidth = bandwidth;
        this.reception = reception;
        // What a server announces it may never send.
        long fitting = announcedLength < 0 ? PIECE : Math.min(announcedLength, FIRST_BUFFER);
        this.raw = new byte[Math.clamp(fitting, 1, most)];
    }

    Body read(InputStream in) throws IOException, Refused {
        Optional<String> truncated = Optional.empty();
        try {
            truncated = receive(in);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (InterruptedIOException e) {
            if (!sniffed || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            truncated = Optional.of("time");
        }
        byte[] own = length == raw.length ? raw : Arrays.copyOf(raw, length);
        byte[] content = own;
        if (unpacker != null) {
            if (truncated.isEmpty()) {
                unpacker.finish(length);
            }
            content = unpacker.length() == unpacker.decoded().length
                    ? unpacker.decoded()
                    : Arrays.copyOf(unpacker.decoded(), unpacker.length());
        }
        if (!sniffed) {
            sniff(content, content.length);
        } else if (!TextSniffer.isReadable(content, content.length, charset, MediaTypes.isUnknown(announcedType))) {
            throw wrongType();
        }
        return new Body(own, content, truncated);
    }

    /** Gives the reason if there is more than is taken. */
    private Optional<String> receive(InputStream in) throws IOException, Refused {
        while (true) {
            int n;
            if (length < raw.length) {
                n = in.read(raw, length, Math.min(raw.length - length, PIECE));
            } else {
                // Most bodies end here: their length was announced. That costs no larger buffer.
                int next = in.read();
                if (next >= 0 && length == most) {
                    return Optional.of("length");
                }
                n = next < 0 ? -1 : 1;
                if (next >= 0) {
                    raw = Arrays.copyOf(raw, (int) Math.min(2L * raw.length, most));
                    raw[length] = (byte) next;
                }
            }
            if (n < 0) {
                return Optional.empty();
            }
            length += n;
            reception.delivered();
            if (unpacker != null) {
                unpacker.advance(raw, length);
            }
            int known = unpacker == null ? length : unpacker.length();
            if (!sniffed && known >= TextSniffer.SNIFFED) {
                sniff(unpacker == null ? raw : unpacker.decoded(), TextSniffer.SNIFFED);
            }
            if (unpacker != null && unpacker.isFull()) {
                return Optional.of("length");
            }
            bandwidth.await();
        }
    }

    private void sniff(byte[] content, int known) throws Refused {
        sniffed = true;
        if (!TextSniffer.isText(content, known, charset, MediaTypes.isUnknown(announcedType))) {
            throw wrongType();
        }
    }

    private Refused wrongType() {
        return new Refused(FailureCode.WRONG_TYPE, "the body is no text, though called '" + announcedType + "'");
    }
}
