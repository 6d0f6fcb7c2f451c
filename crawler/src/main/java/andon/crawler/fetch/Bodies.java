package andon.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads bodies within bounds. */
final class Bodies {
    /** Below this a high ratio does no harm. */
    private static final int RATIO_COUNTS_FROM = 1 << 20;

    private Bodies() {}

    /** A body that was not taken, with its metric code. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final FailureCode failure;

        Refused(FailureCode failure, String message) {
            super(message);
            this.failure = failure;
        }

        FailureCode failure() {
            return failure;
        }
    }

    /** Undoes {@code Content-Encoding}. */
    static byte[] decode(byte[] raw, String encoding, int most) throws Refused {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals("identity")) {
            return raw;
        }
        try (InputStream in = switch (name) {
            case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(raw));
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(raw));
            default -> throw new Refused(FailureCode.ENCODING, "Content-Encoding '" + name + "' was not asked for");
        }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 << 10];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > RATIO_COUNTS_FROM && out.size() / FetchSettings.MAX_RATIO > raw.length) {
                    throw new Refused(
                            FailureCode.DECOMPRESSION_BOMB, raw.length + " bytes became more than " + out.size());
                }
                if (out.size() > most) {
                    throw new Refused(FailureCode.DECOMPRESSION_BOMB, "more than " + most + " bytes when decompressed");
                }
            }
            return out.toByteArray();
        } catch (EOFException | ZipException e) {
            throw new Refused(FailureCode.ENCODING, "the body is no whole " + name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
