package andon.indexer;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines of which none may be longer than a bound: a line that never ends must not fill the memory. */
public final class BoundedLines {
    private static final int FIRST_ROOM = 8 << 10;

    private final BufferedReader in;
    private final int longest;

    /** @param longest characters, without the line's end */
    public BoundedLines(BufferedReader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A line is too long; what follows it was not read. */
    public static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The next line without its end ({@code \n} or {@code \r\n}); null at the end. */
    public @Nullable String next() throws IOException, TooLongException {
        StringBuilder line = new StringBuilder(FIRST_ROOM);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() > longest) {
                throw new TooLongException();
            }
            line.append((char) c);
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        if (end > longest) {
            throw new TooLongException();
        }
        return line.substring(0, end);
    }
}
