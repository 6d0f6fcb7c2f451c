package andon.searchapi.exports;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.vocabulary.Tlp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports by key ({@code /api/v1/exports}) and for the console's session ({@code /exports}). */
@RestController
class ExportsController {
    private static final Logger log = LoggerFactory.getLogger(ExportsController.class);

    private final Exports exports;

    ExportsController(Exports exports) {
        this.exports = exports;
    }

    /**
     * Streams the result. What cannot be exported is refused with a problem; an error in the middle breaks the output off
     * before its mark of completeness.
     */
    @GetMapping({"/api/v1/exports", "/exports"})
    void export(
            Viewer viewer,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "amber") String tlp)
            throws QuerySyntaxException, InvalidCursorException {
        ExportFormat wanted = ExportFormat.ofWord(format)
                .orElseThrow(() ->
                        Problem.invalid("format must be one of " + ExportFormat.words() + ", not '" + format + "'."));
        Tlp label = Tlp.ofWord(tlp)
                .orElseThrow(() -> Problem.invalid("tlp must be one of "
                        + Arrays.stream(Tlp.values()).map(Tlp::word).toList() + ", not '" + tlp + "'."));
        Export export = exports.open(
                viewer,
                new Exports.Asked(
                        q, wanted, Optional.ofNullable(cursor), limit == null ? wanted.maxDocuments() : limit, label));
        response.setContentType(wanted.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        send(export, response);
    }

    private static void send(Export export, HttpServletResponse response) {
        try {
            export.writeTo(response.getOutputStream());
        } catch (IOException e) {
            log.info("An export's reader went away: {}", e.getClass().getSimpleName());
        } catch (InvalidCursorException | RuntimeException e) {
            // The status is sent already; a problem in the middle of the data would pass for data.
            log.error("An export broke off; its output lacks the mark of completeness", e);
        }
    }
}
