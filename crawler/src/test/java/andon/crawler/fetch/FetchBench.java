package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/** A fetcher, a test proxy that knows every name, and a server behind it. */
final class FetchBench implements AutoCloseable {
    static final String HOST = "host.example";
    static final int MAX_BODY = 64 << 10;

    final RawServer server;
    final SocksTestProxy proxy;
    final OkHttpFetcher fetcher;

    FetchBench(RawServer.Script script) {
        server = RawServer.start(script);
        proxy = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
        fetcher = new OkHttpFetcher(settings(proxy.address()), new Cookies(), InstantSource.system());
    }

    static FetchSettings settings(InetSocketAddress... endpoints) {
        return FetchSettings.through(endpoints)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4))
                .withMaxBody(MAX_BODY);
    }

    FetchOutcome get(String path) {
        return fetcher.fetch(FetchRequest.get(URI.create("http://" + HOST + path)));
    }

    FetchedPage page(String path) {
        return page(get(path));
    }

    static FetchedPage page(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(Fetched.class);
        return ((Fetched) outcome).page();
    }

    static FailureCode failure(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).failure();
    }

    /** A response with a length. */
    static byte[] response(String contentType, byte[] body, String... headers) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n"
                + String.join("", Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    static byte[] html(String text) {
        return response("text/html", text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        fetcher.close();
        proxy.close();
        server.close();
    }
}
