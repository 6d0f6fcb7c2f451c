package andon.crawler.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which announced media types are text worth reading: documents, feeds and data, not the style sheets and programs of pages,
 * nor streams that never end. A type that says nothing is decided by the bytes.
 */
final class MediaTypes {
    private static final Set<String> TEXT = Set.of(
            "application/xhtml+xml",
            "application/xml",
            "application/json",
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/sql",
            "application/x-sql",
            "application/yaml",
            "application/x-yaml",
            "application/csv",
            "application/x-csv");
    private static final Set<String> OTHER_TEXT = Set.of(
            "text/css",
            "text/javascript",
            "text/ecmascript",
            "text/x-javascript",
            "text/jscript",
            "text/event-stream",
            "text/cache-manifest",
            "text/rtf");
    /** Said by servers that do not know. */
    private static final Set<String> UNKNOWN = Set.of(
            "",
            "application/octet-stream",
            "binary/octet-stream",
            "application/unknown",
            "application/x-unknown",
            "unknown/unknown",
            "application/force-download",
            "application/x-download",
            "*/*");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    static String withoutParameters(String contentType) {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        // A type without a slash is none.
        return type.indexOf('/') < 0 ? "" : type;
    }

    static Optional<String> charset(String contentType) {
        Matcher m = CHARSET.matcher(contentType);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** Whether a body so announced is worth a look. */
    static boolean mayBeText(String mediaType) {
        return isText(mediaType) || isUnknown(mediaType);
    }

    static boolean isUnknown(String mediaType) {
        return UNKNOWN.contains(mediaType);
    }

    private static boolean isText(String type) {
        if (type.startsWith("text/")) {
            return !OTHER_TEXT.contains(type);
        }
        return TEXT.contains(type)
                || type.startsWith("application/") && (type.endsWith("+json") || type.endsWith("+xml"));
    }

    /** The type of a text whose server did not know it. */
    static String guess(byte[] content, int length) {
        String start = new String(content, 0, Math.min(length, TextSniffer.SNIFFED), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean html = start.contains("<html")
                || start.contains("<!doctype html")
                || start.contains("<head")
                || start.contains("<body");
        return html ? "text/html" : start.startsWith("<?xml") ? "application/xml" : "text/plain";
    }
}
