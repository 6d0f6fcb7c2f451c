package andon.searchapi.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a result can be exported as. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8", "csv", 100_000),
    /** One JSON object a line, as the API shows documents. */
    JSONL("application/x-ndjson;charset=UTF-8", "jsonl", 100_000),
    /** A STIX 2.1 bundle. */
    STIX("application/stix+json;version=2.1", "stix.json", 10_000),
    /** MISP events, as MISP's own export and import have them. */
    MISP("application/json", "misp.json", 10_000);

    private final String mediaType;
    private final String extension;
    private final int maxDocuments;

    ExportFormat(String mediaType, String extension, int maxDocuments) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.maxDocuments = maxDocuments;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public String fileName() {
        return "andon." + extension;
    }

    /** How many documents one export holds at most; the next one goes on behind its resume cursor. */
    public int maxDocuments() {
        return maxDocuments;
    }

    public static Optional<ExportFormat> ofWord(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ExportFormat::word).toList();
    }
}
