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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Decodes and parses a page. A charset that the bytes contradict is not believed. */
public final class PageText {
    private PageText() {}

    /** Parses an HTML page. */
    public static Document parse(FetchedPage page) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page.content()),
                    charset(page),
                    page.address().toString());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The text of a page that is no HTML. */
    public static String of(FetchedPage page) {
        String name = charset(page);
        return new String(page.content(), name == null ? StandardCharsets.UTF_8 : Charset.forName(name));
    }

    /** The charset by UTF-8's own pattern, the header, or what the bytes look like; null lets the page's meta decide. */
    private static @Nullable String charset(FetchedPage page) {
        if (!hasHighBytes(page.content())) {
            return null;
        }
        if (decodes(StandardCharsets.UTF_8, page.content())) {
            // Text of another charset with letters outside ASCII is practically never valid UTF-8.
            return "UTF-8";
        }
        Charset named = page.charset().map(PageText::supported).orElse(null);
        if (named != null && !named.equals(StandardCharsets.UTF_8) && decodes(named, page.content())) {
            return named.name();
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(page.content());
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        return detected == null || supported(detected) == null ? null : detected;
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
