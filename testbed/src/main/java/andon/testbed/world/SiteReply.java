package andon.testbed.world;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a site does with a request. */
public sealed interface SiteReply {

    /** Closes the connection without a word. */
    record Drop() implements SiteReply {}

    /**
     * Answers.
     *
     * @param delay how long the site takes before the first byte; zero for at once
     */
    record Answer(int status, List<Header> headers, Body body, Duration delay) implements SiteReply {
        public Answer {
            headers = List.copyOf(headers);
        }

        public Answer with(String name, String value) {
            List<Header> more = new ArrayList<>(headers);
            more.add(new Header(name, value));
            return new Answer(status, more, body, delay);
        }

        public Answer after(Duration time) {
            return new Answer(status, headers, body, time);
        }
    }

    record Header(String name, String value) {}

    /** A response body: held in memory, or made while it is sent. */
    sealed interface Body {
        record Bytes(byte[] bytes) implements Body {}

        /** Sent in chunks of unknown number; the writer may be called once per request, by several requests at once. */
        record Streamed(Writer writer) implements Body {}
    }

    /** Writes a body that would not fit into memory. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static Answer html(String page) {
        return html(200, page);
    }

    static Answer html(int status, String page) {
        return bytes(status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(String page, Charset charset, String contentType) {
        return bytes(200, contentType, page.getBytes(charset));
    }

    static Answer text(String text) {
        return bytes(200, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(
                status, List.of(new Header("Content-Type", contentType)), new Body.Bytes(body), Duration.ZERO);
    }

    static Answer redirect(int status, String location) {
        return new Answer(
                status,
                List.of(new Header("Location", location), new Header("Content-Type", "text/html; charset=UTF-8")),
                new Body.Bytes(new byte[0]),
                Duration.ZERO);
    }
}
