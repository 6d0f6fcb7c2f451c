package andon.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Parts a text of any length at line ends, so that every part is a document that is read and searched as a whole. A part ends
 * where an entry of a list does, if it can be told: before a blank line, behind a row of SQL, never within a key's block.
 * Holds one part in memory. Not thread-safe.
 */
final class TextParts {
    /** How long a part is meant to be: the search index keeps all its words and most of its values. */
    static final int PART_BYTES = 128 << 10;
    /** A longer line is parted behind a row of SQL or an object of JSON. */
    static final int LONGEST_LINE = 8 << 20;

    /** So far from its meant end a part may end for the sake of a good place. */
    private static final int WINDOW = 32 << 10;

    private final InputStream in;
    private final TextWidth width;
    private final PrecedingLines preceding;
    private byte[] held = new byte[PART_BYTES];
    private int length;
    private boolean ended;
    private int number;
    private long offset;

    TextParts(InputStream in, TextWidth width, Predicate<String> headsTable) {
        this.in = in;
        this.width = width;
        this.preceding = new PrecedingLines(headsTable);
    }

    /**
     * One part.
     *
     * @param number from 1
     * @param offset where it begins in the text, in bytes
     * @param preceding lines of earlier parts that a reader of this one must know, in the text's encoding; not part of it
     */
    record Part(int number, long offset, byte[] bytes, byte[] preceding) {}

    /** @throws DepositRefusedException if a line is too long and cannot be parted */
    Optional<Part> next() throws IOException {
        fill(PART_BYTES);
        if (length == 0) {
            return Optional.empty();
        }
        int looked = Math.min(length, PART_BYTES);
        String text = width.characters(held, looked);
        int cut = isRest(looked) ? text.length() : cut(text);
        while (cut <= 0) {
            if (looked >= LONGEST_LINE) {
                cut = behindRow(text);
                break;
            }
            int before = looked / width.bytes();
            fill(2 * looked);
            looked = Math.min(length, 2 * looked);
            text = width.characters(held, looked);
            cut = text.indexOf('\n', before) + 1;
            cut = cut == 0 && isRest(looked) ? text.length() : cut;
        }
        boolean rest = isRest(looked) && cut == text.length();
        return Optional.of(take(text.substring(0, cut), rest ? length : cut * width.bytes()));
    }

    private boolean isRest(int bytes) {
        return ended && bytes == length;
    }

    private void fill(int most) throws IOException {
        if (most > held.length) {
            held = Arrays.copyOf(held, most);
        }
        if (!ended && length < most) {
            length += in.readNBytes(held, length, most - length);
            ended = length < most;
        }
    }

    private Part take(String text, int bytes) {
        byte[] known = width.bytes(preceding.lines());
        Part part = new Part(++number, offset, Arrays.copyOf(held, bytes), known);
        preceding.pass(text);
        System.arraycopy(held, bytes, held, 0, length - bytes);
        length -= bytes;
        offset += bytes;
        return part;
    }

    /** How many characters the part has; 0 if no line ends in it. */
    private int cut(String text) {
        int end = beforeOpenKey(text);
        int window = Math.max(1, end - WINDOW / width.bytes());
        if (preceding.inStatement() || holdsSql(text)) {
            int row = lastRowEnd(text, end);
            if (row > 0) {
                return row;
            }
        }
        for (int newline = text.lastIndexOf('\n', end - 1);
                newline >= window;
                newline = text.lastIndexOf('\n', newline - 1)) {
            if (isBlankLine(text, newline)) {
                return newline + 1;
            }
        }
        return text.lastIndexOf('\n', end - 1) + 1;
    }

    private static int beforeOpenKey(String text) {
        int begin = text.lastIndexOf("-----BEGIN ");
        boolean open = begin > text.length() - WINDOW && text.indexOf("-----END ", begin) < 0;
        int line = open ? text.lastIndexOf('\n', begin) + 1 : 0;
        return line > 0 ? line : text.length();
    }

    private static boolean holdsSql(String text) {
        return text.contains("INSERT INTO ") || text.contains("insert into ") || text.contains("Insert Into ");
    }

    /** Behind the last line that ends a tuple or a statement. */
    private static int lastRowEnd(String text, int end) {
        for (int newline = text.lastIndexOf('\n', end - 1); newline > 1; ) {
            int last = newline - 1;
            while (last > 0 && text.charAt(last) <= ' ') {
                last--;
            }
            if (text.charAt(last) == ';' || text.charAt(last) == ',' && text.charAt(last - 1) == ')') {
                return newline + 1;
            }
            // From there, not from the newline before: of many empty lines each is looked at once.
            newline = text.lastIndexOf('\n', last);
        }
        return 0;
    }

    private static boolean isBlankLine(String text, int newline) {
        int before = newline - 1;
        while (before >= 0 && (text.charAt(before) == '\r' || text.charAt(before) == ' ')) {
            before--;
        }
        return before >= 0 && text.charAt(before) == '\n';
    }

    private static int behindRow(String text) throws DepositRefusedException {
        int cut = Math.max(text.lastIndexOf("),"), text.lastIndexOf("},"));
        if (cut <= 0) {
            throw new DepositRefusedException("it has a line of more than " + (LONGEST_LINE >> 20)
                    + " MB in which no row ends: it is no text that can be read; break its lines first");
        }
        return cut + 2;
    }
}
