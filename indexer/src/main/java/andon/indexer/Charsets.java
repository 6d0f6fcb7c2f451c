package andon.indexer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decodes bodies. A byte order mark decides; else the header, the page's {@code meta} and a detector are heard in this
 * order, and one whose charset cannot decode the body is not believed.
 */
final class Charsets {
    private static final Pattern LABEL =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int META_WINDOW = 4_096;
    private static final int DETECTION_WINDOW = 200_000;

    private Charsets() {}

    static String decode(byte[] body, @Nullable String contentType) {
        Optional<Charset> mark = byteOrderMark(body);
        if (mark.isPresent()) {
            return strip(new String(body, mark.get()));
        }
        String head = new String(body, 0, Math.min(body.length, META_WINDOW), StandardCharsets.ISO_8859_1);
        Optional<String> utf8 = strict(body, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            // Well-formed UTF-8 with letters beyond ASCII is UTF-8, whatever a header says; escape sequences are not.
            return isIso2022(body) ? new String(body, Charset.forName("ISO-2022-JP")) : utf8.get();
        }
        Optional<Charset> header = contentType == null ? Optional.empty() : label(contentType);
        Optional<Charset> meta = label(head);
        Optional<Charset> detected = detect(body);
        if (header.isPresent() && meta.isPresent() && !header.equals(meta) && detected.equals(meta)) {
            header = Optional.empty(); // two against one
        }
        if (header.filter(Charsets::isSingleByte).isPresent()
                && detected.filter(d -> !isSingleByte(d)).isPresent()
                && meta.isEmpty()) {
            header = Optional.empty(); // Latin-1 decodes everything: a header that says so proves nothing
        }
        if (header.filter(WESTERN::equals).isPresent()
                && detected.isPresent()
                && meta.isEmpty()
                && isOtherScript(body)) {
            header = Optional.empty();
        }
        for (Optional<Charset> charset : java.util.List.of(header, meta, detected)) {
            Optional<String> text = charset.flatMap(c -> strict(body, c));
            if (text.isPresent()) {
                return text.get();
            }
        }
        Charset last = detected.or(() -> meta).orElse(header.orElse(StandardCharsets.UTF_8));
        return new String(body, last);
    }

    /** Decodes a part of a text that was handed in; that it is UTF-16 is known, and only its first part has a mark. */
    static String ofDeposit(byte[] body, String contentType) {
        return label(contentType)
                .filter(charset ->
                        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE))
                .map(charset -> strip(new String(body, charset)))
                .orElseGet(() -> decode(body, contentType));
    }

    /** In western words a letter beyond ASCII stands alone among others; in other scripts they make whole words. */
    private static boolean isOtherScript(byte[] body) {
        int high = 0;
        int together = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] < 0) {
                high++;
                together += i > 0 && body[i - 1] < 0 ? 1 : 0;
            }
        }
        return together * 2 > high;
    }

    private static boolean isSingleByte(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return name.startsWith("iso-8859") || name.startsWith("windows-125");
    }

    private static Optional<Charset> byteOrderMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static String strip(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isIso2022(byte[] body) {
        for (int i = 0; i + 2 < body.length; i++) {
            if (body[i] == 0x1b && body[i + 1] == '$' && (body[i + 2] == 'B' || body[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Charset> label(String text) {
        Matcher matcher = LABEL.matcher(text);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            // GB 18030 holds GB 2312 and GBK, which pages say when they mean more.
            boolean chinese = name.toLowerCase(Locale.ROOT).matches("gb2312|gbk|gb_2312-80|x-gbk");
            boolean japanese = name.toLowerCase(Locale.ROOT).matches("shift[_-]jis|sjis|x-sjis");
            boolean latin = name.equalsIgnoreCase("iso-8859-1") || name.equalsIgnoreCase("latin1");
            return Optional.of(
                    Charset.forName(chinese ? "GB18030" : japanese ? "windows-31j" : latin ? "windows-1252" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // a label that names nothing is as good as none
        }
    }

    private static Optional<Charset> detect(byte[] body) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, DETECTION_WINDOW));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? Optional.empty() : named(name);
    }

    private static Optional<String> strict(byte[] body, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not this charset
        }
    }
}
