package andon.testbed.world;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests (RFC 9112) off one connection, in origin form or in absolute form. */
final class RequestReader {
    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; null when the peer has closed the connection between two requests. */
    @Nullable
    SiteRequest next() throws IOException {
        String start = line();
        if (start == null) {
            return null;
        }
        String[] parts = start.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP/1 request line: " + start);
        }
        Map<String, String> headers = headers();
        String host = headers.getOrDefault("host", "");
        String target = parts[1];
        if (!target.startsWith("/")) {
            URI absolute = URI.create(target);
            host = absolute.getRawAuthority() == null ? "" : absolute.getRawAuthority();
            String path =
                    absolute.getRawPath() == null || absolute.getRawPath().isEmpty() ? "/" : absolute.getRawPath();
            target = absolute.getRawQuery() == null ? path : path + "?" + absolute.getRawQuery();
        }
        int mark = target.indexOf('?');
        return new SiteRequest(
                parts[0].toUpperCase(Locale.ROOT),
                withoutPort(host),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                body(headers));
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < MAX_HEADERS; i++) {
            String line = line();
            if (line == null) {
                throw new EOFException("the connection ended inside the headers");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        throw new IOException("more than " + MAX_HEADERS + " headers");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding") || !length.matches("\\d{1,7}")) {
            throw new IOException("only bodies with a plain Content-Length are taken");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > MAX_BODY_BYTES) {
            throw new IOException("a request body of " + bytes + " bytes is more than " + MAX_BODY_BYTES);
        }
        byte[] body = in.readNBytes(bytes);
        if (body.length < bytes) {
            throw new EOFException("the connection ended inside the body");
        }
        return body;
    }

    private @Nullable String line() throws IOException {
        byte[] buffer = new byte[MAX_LINE_BYTES];
        for (int i = 0; i < MAX_LINE_BYTES; i++) {
            int b = in.read();
            if (b < 0) {
                if (i == 0) {
                    return null;
                }
                throw new EOFException("the connection ended inside a line");
            }
            if (b == '\n') {
                int end = i > 0 && buffer[i - 1] == '\r' ? i - 1 : i;
                return new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
            }
            buffer[i] = (byte) b;
        }
        throw new IOException("a line of more than " + MAX_LINE_BYTES + " bytes");
    }
}
