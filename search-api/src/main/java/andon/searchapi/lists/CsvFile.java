package andon.searchapi.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables as RFC 4180 has them, with a header row. */
final class CsvFile {
    private static final int MAX_COLUMNS = 50;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvFile() {}

    static ListFile.Table read(String text) throws BadListException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new java.io.StringReader(text))
                .setFormat(format)
                .get()) {
            return table(parser);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new BadListException("it is no CSV as RFC 4180 has it: a quote is not closed or stands in a cell", e);
        }
    }

    private static char separator(String text) {
        String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        for (char separator : SEPARATORS) {
            if (head.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ',';
    }

    private static ListFile.Table table(CSVParser parser) throws BadListException {
        List<String> columns = List.of();
        List<ListFile.Row> rows = new ArrayList<>();
        for (CSVRecord row : parser) {
            int line = line(parser, row);
            if (columns.isEmpty()) {
                columns = columns(row);
            } else if (row.size() > columns.size()) {
                throw new BadListException(
                        "line " + line + ": it has " + row.size() + " cells, the header row " + columns.size());
            } else if (rows.size() == ListFile.MAX_ROWS) {
                throw new BadListException("a list may have " + ListFile.MAX_ROWS + " rows; divide it");
            } else {
                rows.add(new ListFile.Row(line, cells(row, columns, line)));
            }
        }
        return new ListFile.Table(columns, rows);
    }

    /** Where the row begins; the parser stands at its end, and its cells may hold line ends. */
    private static int line(CSVParser parser, CSVRecord row) {
        long inside = row.stream()
                .mapToLong(cell -> cell.chars().filter(c -> c == '\n').count())
                .sum();
        return (int) (parser.getCurrentLineNumber() - inside);
    }

    private static List<String> columns(CSVRecord head) throws BadListException {
        List<String> names =
                head.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (names.size() > MAX_COLUMNS || new HashSet<>(names).size() < names.size() || names.contains("")) {
            throw new BadListException("line 1: a header row names 1 to " + MAX_COLUMNS + " columns, each once");
        }
        return names;
    }

    private static Map<String, String> cells(CSVRecord row, List<String> columns, int line) throws BadListException {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).strip();
            if (cell.length() > ListFile.MAX_CELL) {
                throw new BadListException("line " + line + ": a cell may have " + ListFile.MAX_CELL + " characters");
            }
            if (!cell.isEmpty()) {
                cells.put(columns.get(i), cell);
            }
        }
        return cells;
    }
}
