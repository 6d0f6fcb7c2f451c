package andon.searchapi.exports;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** An export of which the first page was read; used once. It holds one page of documents at a time. */
public final class Export {
    /** Stands where a resume cursor would, when nothing is left. */
    public static final String COMPLETE = "complete";

    /** Reads the page behind a cursor. */
    interface Pages {
        SearchPage read(String cursor, int limit) throws InvalidCursorException;
    }

    private final Exports.Asked asked;
    private final SearchPage first;
    private final Pages pages;

    Export(Exports.Asked asked, SearchPage first, Pages pages) {
        this.asked = asked;
        this.first = first;
        this.pages = pages;
    }

    public ExportFormat format() {
        return asked.format();
    }

    /**
     * Writes it all.
     *
     * @throws InvalidCursorException if the index was made anew meanwhile; the output is broken off
     */
    public void writeTo(OutputStream out) throws IOException, InvalidCursorException {
        ExportWriter writer = switch (asked.format()) {
            case CSV -> new CsvExport(out);
            case JSONL -> new JsonLinesExport(out);
            case STIX -> new StixExport(out, asked);
            case MISP -> new MispExport(out, asked.tlp());
        };
        writer.begin();
        SearchPage page = first;
        int left = asked.limit() - page.hits().size();
        write(page, writer);
        while (page.next().isPresent() && left > 0 && !writer.full()) {
            page = pages.read(page.next().get(), Math.min(left, Exports.PAGE));
            left -= page.hits().size();
            write(page, writer);
        }
        writer.end(resume(page));
    }

    private static String resume(SearchPage page) {
        return page.next().orElse(COMPLETE);
    }

    private static void write(SearchPage page, ExportWriter writer) throws IOException {
        List<IndexedDocument> documents =
                page.hits().stream().map(SearchPage.Hit::document).toList();
        for (int i = 0; i < documents.size(); i++) {
            boolean last = i == documents.size() - 1;
            writer.write(documents.get(i), last ? resume(page) : null);
        }
        writer.flush();
    }
}
