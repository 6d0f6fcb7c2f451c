package andon.crawler.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what is text, by the header and by the first bytes. */
final class MediaTypes {
    private static final Set<String> TEXT = Set.of(
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/xml",
            "application/xml",
            "application/rss+xml",
            "application/atom+xml",
            "application/json",
            "application/ld+json",
            "application/feed+json");
    /** Said by servers that do not know; the bytes decide. */
    private static final Set<String> UNKNOWN =
            Set.of("", "application/octet-stream", "application/unknown", "unknown/unknown");
    /** How archives, images, films, documents and programs begin. */
    private static final List<byte[]> BINARY = List.of(
            bytes("%PDF-"),
            bytes("PK\u0003\u0004"),
            bytes("GIF8"),
            bytes("\u0089PNG"),
            bytes("\u00ff\u00d8\u00ff"),
            bytes("Rar!"),
            bytes("7z\u00bc\u00af"),
            bytes("MZ\u0090"),
            bytes("\u007fELF"),
            bytes("\u001f\u008b"),
            bytes("BZh"),
            bytes("\u00fd7zXZ"),
            bytes("OggS"),
            bytes("RIFF"),
            bytes("ID3"),
            bytes("SQLite format 3"));

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int SNIFFED = 1024;

    private MediaTypes() {}

    static String withoutParameters(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static Optional<String> charset(String contentType) {
        Matcher m = CHARSET.matcher(contentType);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** Whether a body so announced is worth reading. */
    static boolean mayBeText(String mediaType) {
        return TEXT.contains(mediaType) || UNKNOWN.contains(mediaType);
    }

    /** The media type of a body; empty if it is no text. */
    static Optional<String> sniff(String mediaType, byte[] content) {
        if (looksBinary(content)) {
            return Optional.empty();
        }
        if (!UNKNOWN.contains(mediaType)) {
            return Optional.of(mediaType);
        }
        String start = new String(content, 0, Math.min(content.length, SNIFFED), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.contains("<html") || start.contains("<!doctype html") || start.contains("<body")) {
            return Optional.of("text/html");
        }
        return start.startsWith("<?xml") ? Optional.of("application/xml") : Optional.of("text/plain");
    }

    private static boolean looksBinary(byte[] content) {
        for (byte[] signature : BINARY) {
            if (startsWith(content, signature)) {
                return true;
            }
        }
        boolean utf16 = content.length >= 2
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        if (utf16) {
            return false;
        }
        for (int i = 0; i < Math.min(content.length, SNIFFED); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] content, byte[] signature) {
        if (content.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (content[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
