package andon.searchapi.lists;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A list as it was brought: rows of a table, or attributes of MISP events. Which one it is its first character says. */
public sealed interface ListFile {
    int MAX_BYTES = 4 << 20;
    /** Rows or attributes. */
    int MAX_ROWS = 5_000;
    /** Characters of a cell or a value. */
    int MAX_CELL = 4_000;

    /** @param columns the names of the header row, in lower case */
    record Table(List<String> columns, List<Row> rows) implements ListFile {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param line where it begins in the file, from 1
     * @param cells by their columns' names, without blanks around them; none that is empty
     */
    record Row(int line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /** @param deleted how many were passed over because they are deleted in MISP */
    record Events(List<Attribute> attributes, int deleted) implements ListFile {
        public Events {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * @param number its place among all attributes of the file, from 1
     * @param type MISP's word, such as {@code ip-dst} or {@code domain|ip}
     */
    record Attribute(int number, String type, String value) {
        /** A composite attribute's first part. */
        public Attribute first() {
            int bar = type.indexOf('|');
            int cut = value.indexOf('|');
            return bar < 0
                    ? this
                    : new Attribute(number, type.substring(0, bar), cut < 0 ? value : value.substring(0, cut));
        }
    }

    /**
     * Reads CSV (RFC 4180, a header row, commas, semicolons or tabs) or JSON of MISP, in UTF-8.
     *
     * @throws BadListException if it is neither, or beyond a bound
     */
    static ListFile read(byte[] bytes) throws BadListException {
        if (bytes.length > MAX_BYTES) {
            throw new BadListException("a list may have " + (MAX_BYTES >> 20) + " MB; divide it");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadListException("the file is not UTF-8; store it as such", e);
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String start = plain.stripLeading();
        if (start.isEmpty()) {
            throw new BadListException("the file is empty");
        }
        return start.charAt(0) == '{' || start.charAt(0) == '[' ? MispFile.read(plain) : CsvFile.read(plain);
    }
}
