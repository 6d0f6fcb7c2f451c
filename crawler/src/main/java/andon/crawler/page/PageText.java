package andon.crawler.page;

import andon.crawler.fetch.FetchedPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Decodes and parses a page. A charset that the bytes contradict is not believed. */
public final class PageText {
    private static final int ESCAPE = 0x1b;
    private static final char REPLACEMENT = '\ufffd';
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private PageText() {}

    /** Parses an HTML page. */
    public static Document parse(FetchedPage page) {
        String address = page.address().toString();
        Optional<String> text = decoded(page);
        if (text.isPresent()) {
            return Jsoup.parse(text.get(), address);
        }
        try {
            return Jsoup.parse(new ByteArrayInputStream(page.content()), null, address);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The text of a page that is no HTML. */
    public static String of(FetchedPage page) {
        return decoded(page).orElseGet(() -> new String(page.content(), StandardCharsets.UTF_8));
    }

    /**
     * The text by UTF-8's own pattern, the header, or what the bytes look like; empty where only the page's meta element can
     * tell.
     */
    private static Optional<String> decoded(FetchedPage page) {
        byte[] content = page.content();
        if (isAscii(content)) {
            return Optional.of(new String(content, StandardCharsets.ISO_8859_1));
        }
        if (hasHighBytes(content)) {
            // Text of another charset with letters outside ASCII is practically never valid UTF-8.
            String utf8 = new String(content, StandardCharsets.UTF_8);
            if (utf8.indexOf(REPLACEMENT) < 0 || decodes(StandardCharsets.UTF_8, content)) {
                return Optional.of(withoutMark(utf8));
            }
        }
        return Optional.ofNullable(charset(page)).map(charset -> withoutMark(new String(content, charset)));
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static @Nullable Charset charset(FetchedPage page) {
        Charset named = page.charset().map(PageText::supported).orElse(null);
        if (named != null && !named.equals(StandardCharsets.UTF_8) && decodes(named, page.content())) {
            return named;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(page.content());
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        return detected == null ? null : supported(detected);
    }

    /** Whether the bytes say the same in every charset: none of them is high, and none begins another alphabet. */
    private static boolean isAscii(byte[] content) {
        for (byte b : content) {
            if (b <= 0 || b == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasHighBytes(byte[] content) {
        for (byte b : content) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean decodes(Charset charset, byte[] content) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static @Nullable Charset supported(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
