package andon.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes HTTP content encodings (RFC 9110, section 8.4) within a bound. */
final class ContentDecoder {
    /** More encodings on one body than this are an attack, not a need. */
    private static final int MAX_ENCODINGS = 4;

    private static final int BUFFER = 16 * 1024;

    private ContentDecoder() {}

    /**
     * The decoded body.
     *
     * @param encodings the values of the Content-Encoding headers, in order
     * @param partial whether the body is known not to be whole: then what can be decoded is returned
     * @throws UndecodableBodyException if an encoding is unknown or broken, or there are more than {@code limit} bytes
     */
    static byte[] decode(byte[] body, List<String> encodings, boolean partial, int limit) throws IOException {
        List<String> applied = new ArrayList<>();
        for (String value : encodings) {
            for (String token : value.split(",")) {
                String encoding = token.strip().toLowerCase(Locale.ROOT);
                if (!encoding.isEmpty() && !encoding.equals("identity")) {
                    applied.add(encoding);
                }
            }
        }
        if (applied.size() > MAX_ENCODINGS) {
            throw new UndecodableBodyException(
                    applied.size() + " content encodings on one body; at most " + MAX_ENCODINGS + " are undone");
        }
        byte[] decoded = body;
        // The last one in the header was applied last.
        for (String encoding : applied.reversed()) {
            // Answers to HEAD and 304 name an encoding but have nothing that is encoded.
            decoded = decoded.length == 0 ? decoded : undo(decoded, encoding, partial, limit);
        }
        if (decoded.length > limit) {
            throw tooLarge(limit);
        }
        return decoded;
    }

    private static byte[] undo(byte[] body, String encoding, boolean partial, int limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = open(body, encoding)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > limit) {
                    throw tooLarge(limit);
                }
                out.write(buffer, 0, n);
            }
        } catch (UndecodableBodyException e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            // Brotli's reader reports some damage as IllegalStateException.
            if (!partial) {
                throw new UndecodableBodyException("the body is not the " + encoding + " it is said to be", e);
            }
        }
        return out.toByteArray();
    }

    private static InputStream open(byte[] body, String encoding) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            // RFC 9110 means zlib's format by "deflate", but some servers send the bare deflate stream.
            case "deflate" -> new InflaterInputStream(in, new Inflater(!hasZlibHeader(body)));
            case "br" -> new BrotliInputStream(in);
            default -> throw new UndecodableBodyException("content encoding '" + encoding + "' is not supported");
        };
    }

    private static boolean hasZlibHeader(byte[] body) {
        int first = body[0] & 0xFF;
        int second = body.length > 1 ? body[1] & 0xFF : 0;
        return (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
    }

    private static UndecodableBodyException tooLarge(int limit) {
        return new UndecodableBodyException("the decoded body has more than " + limit + " bytes");
    }
}
