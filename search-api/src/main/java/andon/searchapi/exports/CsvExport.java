package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Document;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Japanese. Every cell
 * is quoted, and none can begin a formula.
 */
final class CsvExport implements ExportWriter {
    /** What spreadsheets take in a cell, in UTF-16 units; longer cells are cut and end in an ellipsis. */
    static final int MAX_CELL = 32_767;

    private static final String FORMULA_STARTS = "=+-@|%＝＋－＠";
    private static final List<String> HEADER = List.of(
            "id",
            "source",
            "kind",
            "url",
            "title",
            "author",
            "posted_at",
            "first_seen",
            "changed_at",
            "version",
            "language",
            "severity",
            "threats",
            "mentions",
            "entities",
            "text",
            "resume");

    private final Writer out;

    CsvExport(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin() throws IOException {
        out.write('\uFEFF');
        row(HEADER);
    }

    @Override
    public void write(IndexedDocument indexed, @Nullable String resume) throws IOException {
        Document document = indexed.document();
        row(List.of(
                indexed.id().value(),
                document.source().value(),
                document.kind().word(),
                document.address().toString(),
                text(document.title()),
                text(document.author()),
                text(document.postedAt()),
                indexed.firstSeen().toString(),
                indexed.changedAt().toString(),
                Integer.toString(indexed.version()),
                document.language(),
                document.severity() == null ? "" : document.severity().word(),
                document.threats().stream().map(t -> t.category().word()).collect(Collectors.joining("; ")),
                indexed.mentions().stream()
                        .map(m -> m.matchedValue())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                document.entities().stream()
                        .map(e -> e.type().word() + ":" + e.value())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                document.text(),
                text(resume)));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private void row(List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvExport::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    /** Quoted, cut, without control characters but line breaks, and never a formula. */
    static String cell(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
        String safe = startsFormula(plain) ? "'" + plain : plain;
        return '"' + cut(safe).replace("\"", "\"\"") + '"';
    }

    /** A sign, also behind blanks and quotes, which some spreadsheets take off. */
    private static boolean startsFormula(String value) {
        int i = 0;
        while (i < value.length()
                && (Character.isWhitespace(value.charAt(i))
                        || Character.isSpaceChar(value.charAt(i))
                        || "'\"\uFEFF".indexOf(value.charAt(i)) >= 0)) {
            i++;
        }
        return i < value.length() && FORMULA_STARTS.indexOf(value.charAt(i)) >= 0;
    }

    private static String cut(String value) {
        if (value.length() <= MAX_CELL) {
            return value;
        }
        int end = MAX_CELL - 1;
        return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end(String resume) throws IOException {
        out.flush();
    }
}
