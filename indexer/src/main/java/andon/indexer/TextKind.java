package andon.indexer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a body is to be read, by its header and, where that says nothing, by its first bytes. */
enum TextKind {
    /** Markup that a person reads in a browser. */
    HTML,
    /** Text as it stands: pastes, dumps, lists, tables, JSON. */
    PLAIN,
    /** RSS or Atom: repeats what stands on pages. */
    FEED,
    /** Styles and scripts: no person wrote them to be read. */
    FURNITURE,
    /** No text. */
    OTHER;

    private static final int SNIFFED = 1_024;
    private static final Set<String> UNSAID =
            Set.of("", "application/octet-stream", "binary/octet-stream", "unknown/unknown");
    private static final Set<String> FEEDS =
            Set.of("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json");
    private static final Set<String> FURNITURE_TYPES =
            Set.of("text/css", "text/javascript", "application/javascript", "application/x-javascript");
    private static final Set<String> TEXTS = Set.of(
            "application/json",
            "application/x-ndjson",
            "application/jsonl",
            "application/sql",
            "application/x-sql",
            "application/csv",
            "application/xml",
            "application/yaml",
            "application/x-yaml",
            "application/x-sh",
            "application/pgp-keys",
            "application/pgp-signature");

    /** @param contentType the header as sent; null if there was none */
    static TextKind of(@Nullable String contentType, byte[] body) {
        String type = contentType == null ? "" : base(contentType);
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return HTML;
        }
        if (FEEDS.contains(type)) {
            return FEED;
        }
        if (FURNITURE_TYPES.contains(type)) {
            return FURNITURE;
        }
        boolean said = type.startsWith("text/") || TEXTS.contains(type) || type.endsWith("+json");
        if (!said && !UNSAID.contains(type) || body.length == 0 || isBinary(body)) {
            return OTHER;
        }
        String head = new String(body, 0, Math.min(body.length, SNIFFED), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (type.endsWith("xml") && (head.contains("<rss") || head.contains("<feed"))) {
            return FEED;
        }
        boolean markup = head.contains("<html") || head.contains("<!doctype html") || head.contains("<body");
        return UNSAID.contains(type) && markup ? HTML : PLAIN;
    }

    private static String base(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Zeros stand in no text but in UTF-16's, which says so by its first two bytes. */
    private static boolean isBinary(byte[] body) {
        boolean wide = body.length > 1
                && ((body[0] & 0xff) == 0xff && (body[1] & 0xff) == 0xfe
                        || (body[0] & 0xff) == 0xfe && (body[1] & 0xff) == 0xff);
        for (int i = 0; i < Math.min(body.length, SNIFFED) && !wide; i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
