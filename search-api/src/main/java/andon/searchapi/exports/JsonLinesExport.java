package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import andon.searchapi.documents.DocumentJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One document a line, in the form in which the API shows it. */
final class JsonLinesExport implements ExportWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputStream out;

    private record Line(
            @JsonUnwrapped DocumentJson document,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String resume) {}

    JsonLinesExport(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    @Override
    public void begin() {}

    @Override
    public void write(IndexedDocument document, @Nullable String resume) throws IOException {
        out.write(JSON.writeValueAsBytes(new Line(DocumentJson.of(document, List.of()), resume)));
        out.write('\n');
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
