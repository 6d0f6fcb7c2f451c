package andon.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTTP response in a WARC record's block, read as leniently as browsers do: sites on the dark web, and the tools that
 * capture them, do not follow RFC 9112 to the letter.
 *
 * @param storedBody the body as it stands in the block
 * @param payload the body with its transfer encoding undone, its content encoding not
 */
record HttpBlock(int status, List<Header> headers, byte[] storedBody, byte[] payload) {
    private static final int MAX_HEAD_BYTES = 1 << 20;
    private static final int MAX_HEADERS = 1000;
    private static final int MAX_CHUNK_LINE = 4096;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)?[ \\t]+(\\d{3})(?:[ \\t].*)?");

    /** The response, or empty if the block does not begin like one or its head is beyond all bounds. */
    static Optional<HttpBlock> parse(byte[] block) {
        int at = endOfLine(block, 0);
        Matcher status = STATUS_LINE.matcher(line(block, 0, at));
        if (!status.matches()) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        while (at < block.length) {
            int end = endOfLine(block, at);
            String line = line(block, at, end);
            at = end;
            if (line.isEmpty()) {
                break;
            }
            if (at > MAX_HEAD_BYTES || headers.size() == MAX_HEADERS) {
                return Optional.empty();
            }
            add(headers, line);
        }
        byte[] body = Arrays.copyOfRange(block, at, block.length);
        byte[] payload = isChunked(headers) ? undoChunks(body) : body;
        return Optional.of(new HttpBlock(Integer.parseInt(status.group(1)), List.copyOf(headers), body, payload));
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static void add(List<Header> headers, String line) {
        int colon = line.indexOf(':');
        if ((line.startsWith(" ") || line.startsWith("\t")) && !headers.isEmpty()) {
            Header folded = headers.removeLast();
            headers.add(new Header(folded.name(), folded.value() + " " + line.strip()));
        } else if (colon > 0) {
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        // A line without a colon says nothing that could be looked up; it stays in the WARC.
    }

    private static boolean isChunked(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Transfer-Encoding"))
                .anyMatch(header -> header.value().toLowerCase(Locale.ROOT).endsWith("chunked"));
    }

    /**
     * The bytes of the chunks. Some tools store the body without its chunks but leave the header: what does not begin with a
     * chunk is taken as it is. Of a body that breaks off, what is there is taken.
     */
    private static byte[] undoChunks(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int end = endOfLine(body, at);
            int size = end - at > MAX_CHUNK_LINE ? -1 : chunkSize(line(body, at, end));
            if (size < 0) {
                return at == 0 ? body : out.toByteArray();
            }
            int length = Math.min(size, body.length - end);
            out.write(body, end, length);
            at = size == 0 ? body.length : endOfLine(body, end + length);
        }
        return out.toByteArray();
    }

    private static int chunkSize(String line) {
        String digits = line.split(";", 2)[0].strip();
        try {
            return digits.length() > 8 ? -1 : (int) Math.min(Long.parseLong(digits, 16), Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The index after the line feed that ends the line at {@code from}. */
    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    /** The line without its end, in UTF-8 if it is that, else in Latin-1 as HTTP had it first. */
    private static String line(byte[] bytes, int from, int end) {
        int to = end;
        while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
            to--;
        }
        to = Math.min(to, from + MAX_HEAD_BYTES);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
