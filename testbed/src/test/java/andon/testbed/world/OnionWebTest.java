package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.OnionAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnionWebTest {
    private static final OnionAddress ONE = World.address(WorldTest.SETTINGS, "one", 0);
    private static final OnionAddress TWO = World.address(WorldTest.SETTINGS, "two", 0);
    private static final Duration LONG = Duration.ofSeconds(20);

    private record Fixed(String id, OnionAddress address) implements Site {
        @Override
        public String name() {
            return id;
        }

        @Override
        public List<OnionAddress> addresses() {
            return List.of(address);
        }

        @Override
        public SiteReply answer(SiteRequest request) {
            return switch (request.path()) {
                case "/drop" -> new SiteReply.Drop();
                case "/slow" -> SiteReply.html("slow").after(LONG);
                case "/stream" ->
                    new SiteReply.Answer(
                            200,
                            List.of(),
                            new SiteReply.Body.Streamed(
                                    out -> out.write("x".repeat(40_000).getBytes(StandardCharsets.UTF_8))),
                            Duration.ZERO);
                default -> SiteReply.html(id + " " + request.method() + " " + request.path() + "?" + request.query());
            };
        }
    }

    private OnionWeb web;
    private Socket socket;

    @BeforeEach
    void start() throws IOException {
        web = OnionWeb.serve(List.of(new Fixed("one", ONE), new Fixed("two", TWO)));
        socket = connect();
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        web.close();
    }

    @Test
    void eachHostGetsItsOwnSiteOverOneConnection() throws IOException {
        assertThat(ask(ONE.host(), "/a?b=c")).endsWith("one GET /a?b=c");
        assertThat(ask(TWO.host(), "/a?b=c")).endsWith("two GET /a?b=c");
        assertThat(web.count(TWO.host(), "/a?b=c")).isEqualTo(1);
    }

    @Test
    void absoluteFormNamesTheHostAsProxiesAreAsked() throws IOException {
        send("GET http://" + TWO.host() + "/x?y HTTP/1.1\r\nHost: " + ONE.host() + "\r\n\r\n");
        assertThat(answer()).endsWith("two GET /x?y");
    }

    @Test
    void unknownHostsGet502() throws IOException {
        assertThat(ask("example.onion", "/")).startsWith("HTTP/1.1 502");
    }

    @Test
    void aHeadHasTheLengthAndNoBody() throws IOException {
        send("HEAD /h HTTP/1.1\r\nHost: " + ONE.host() + "\r\n\r\n");
        assertThat(head()).contains("Content-Length: 12");
        assertThat(ask(ONE.host(), "/next")).endsWith("one GET /next?");
    }

    @Test
    void aKnownEntityTagGets304() throws IOException {
        String first = ask(ONE.host(), "/t");
        String tag = first.replaceAll("(?s).*ETag: (\\S+).*", "$1");
        send("GET /t HTTP/1.1\r\nHost: " + ONE.host() + "\r\nIf-None-Match: " + tag + "\r\n\r\n");
        assertThat(head()).startsWith("HTTP/1.1 304");
    }

    @Test
    void streamsComeInChunks() throws IOException {
        send("GET /stream HTTP/1.1\r\nHost: " + ONE.host() + "\r\nConnection: close\r\n\r\n");
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(all).contains("Transfer-Encoding: chunked").endsWith("\r\n0\r\n\r\n");
        assertThat(all.chars().filter(c -> c == 'x').count()).isEqualTo(40_000);
    }

    @Test
    void aDropClosesTheConnectionWithoutAWord() throws IOException {
        send("GET /drop HTTP/1.1\r\nHost: " + ONE.host() + "\r\n\r\n");
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void oneSlowAnswerHoldsNobodyElseUp() throws Exception {
        send("GET /slow HTTP/1.1\r\nHost: " + ONE.host() + "\r\n\r\n");
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            try (Socket second = connect()) {
                second.getOutputStream()
                        .write(("GET /q HTTP/1.1\r\nHost: " + TWO.host() + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(second.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(other.get(LONG.toSeconds() / 2, TimeUnit.SECONDS)).contains("two GET /q");
    }

    @Test
    void nonsenseClosesTheConnection() throws IOException {
        send("what\r\n\r\n");
        assertThatThrownBy(this::head).isInstanceOf(EOFException.class);
    }

    private Socket connect() throws IOException {
        Socket made = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), web.port());
        made.setSoTimeout((int) LONG.toMillis());
        return made;
    }

    private String ask(String host, String target) throws IOException {
        send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return answer();
    }

    private void send(String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String answer() throws IOException {
        String head = head();
        int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
