package andon.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The version and the named fields that begin a WARC 1.1 record. */
final class RecordHead {
    private final StringBuilder text = new StringBuilder(512);

    /**
     * @param id the record's id, a URI
     */
    RecordHead(String type, String id, Instant date) {
        text.append("WARC/1.1\r\n");
        field("WARC-Type", type);
        bracketed("WARC-Record-ID", id);
        field("WARC-Date", date.toString());
    }

    RecordHead field(String name, String value) {
        appendField(text, name, value);
        return this;
    }

    RecordHead field(String name, Optional<String> value) {
        value.ifPresent(present -> field(name, present));
        return this;
    }

    /** A record's id stands in angle brackets. */
    RecordHead bracketed(String name, String uri) {
        return field(name, "<" + uri + ">");
    }

    /** The bytes before the block. */
    byte[] before(String contentType, long blockLength) {
        field("Content-Type", contentType);
        field("Content-Length", Long.toString(blockLength));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Appends {@code name: value} and the line's end, which neither of them can bring about before. */
    static void appendField(StringBuilder out, String name, String value) {
        appendOneLine(out, name);
        out.append(": ");
        appendOneLine(out, value);
        out.append("\r\n");
    }

    /** Puts one blank in place of every run of characters that end a line: no header can forge another, or the body. */
    static void appendOneLine(StringBuilder out, String line) {
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            if (endsLine(line.charAt(i))) {
                if (i > from || i == 0) {
                    out.append(line, from, i).append(' ');
                }
                from = i + 1;
            }
        }
        out.append(line, from, line.length());
    }

    private static boolean endsLine(char c) {
        return c == '\r' || c == '\n' || c == 0;
    }
}
