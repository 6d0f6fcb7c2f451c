package andon.searchapi.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** In which form a report is given out. */
public enum ReportFormat {
    HTML("text/html;charset=UTF-8", "html"),
    PDF("application/pdf", "pdf"),
    JSON("application/json", "json"),
    STIX("application/stix+json;version=2.1", "stix.json");

    private final String mediaType;
    private final String ending;

    ReportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** Pages and PDF files are shown, the others saved. */
    String disposition(long request) {
        return (this == HTML || this == PDF ? "inline" : "attachment") + "; filename=\"andon-request-" + request + "."
                + ending + "\"";
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }

    public static Optional<ReportFormat> ofWord(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }
}
