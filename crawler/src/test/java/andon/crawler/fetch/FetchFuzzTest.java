package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.crawler.fetch.FetchOutcome.NotModified;
import andon.crawler.fetch.FetchOutcome.Redirected;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers and proxies that say anything: every fetch ends in a typed outcome, in its time and within its bounds, and leaves
 * no connection behind. What was found so has a test of its own name in {@link BodiesTest} and {@link HostileServersTest}.
 */
class FetchFuzzTest {
    private static final int CASES = 400;
    private static final int AT_A_TIME = 24;
    /** Twice what a request may take, and a busy machine's delays. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final int MAX_BODY = 20_000;

    static List<Long> seeds() {
        long random = ThreadLocalRandom.current().nextLong();
        System.out.println("FetchFuzzTest: random seed " + random);
        return List.of(1L, 2L, random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAServerSaysEndsInATypedOutcomeInItsTime(long seed) throws Exception {
        try (RawServer server = RawServer.start(talk -> {
                    for (String head = talk.head(); head != null; head = talk.head()) {
                        Random random = new Random(seed * 31 + number(head));
                        talk.say(Mutation.of(response(random), random));
                        end(talk, random);
                    }
                });
                SocksTestProxy proxy = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
                OkHttpFetcher fetcher = fetcher(proxy.address())) {
            run(seed, fetcher, n -> URI.create("http://host" + n % 50 + ".example/" + n));
            assertThat(proxy.leaks()).isEmpty();
            assertThat(proxy.requests()).allMatch(request -> request.host().matches("host\\d+\\.example"));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAProxySaysEndsInATypedOutcomeInItsTime(long seed) throws Exception {
        try (RawServer proxy = RawServer.start(talk -> {
                    Random random = new Random(talk.hashCode() * 31L + seed);
                    hostileProxy(talk, random);
                    end(talk, random);
                });
                OkHttpFetcher fetcher = fetcher(proxy.address())) {
            run(seed, fetcher, n -> URI.create("http://host" + n + ".example/" + n));
        }
    }

    private static OkHttpFetcher fetcher(InetSocketAddress proxy) {
        FetchSettings settings = FetchSettings.through(proxy)
                .withTimeouts(Duration.ofMillis(700), Duration.ofMillis(300), Duration.ofMillis(1000))
                .withMaxBody(MAX_BODY);
        // Time runs so fast that no endpoint rests.
        AtomicLong hours = new AtomicLong();
        return new OkHttpFetcher(
                settings, new Cookies(), () -> Instant.EPOCH.plus(Duration.ofHours(hours.incrementAndGet())));
    }

    /** Where the next request goes. */
    private interface Addresses {
        URI of(int number);
    }

    private static void run(long seed, OkHttpFetcher fetcher, Addresses addresses) throws Exception {
        long files = openFiles();
        List<Future<FetchOutcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int n = 0; n < CASES; n++) {
                FetchRequest request = request(addresses.of(n), n);
                outcomes.add(threads.submit(() -> timed(fetcher, request)));
            }
            for (int n = 0; n < CASES; n++) {
                String which = "seed " + seed + ", case " + n;
                try {
                    assertWithinBounds(which, outcomes.get(n).get(CASES, TimeUnit.SECONDS));
                } catch (ExecutionException | TimeoutException e) {
                    throw new AssertionError(which, e);
                }
            }
        }
        fetcher.close();
        assertThat(fetcher.endpoints()).allMatch(endpoint -> endpoint.openConnections() == 0);
        // The servers of these tests keep the other ends for a moment.
        long end = System.nanoTime() + BOUND.toNanos();
        while (openFiles() > files + AT_A_TIME && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(openFiles()).as("open files after all is closed").isLessThanOrEqualTo(files + AT_A_TIME);
    }

    private static FetchOutcome timed(OkHttpFetcher fetcher, FetchRequest request) {
        long begin = System.nanoTime();
        FetchOutcome outcome = fetcher.fetch(request);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
        return outcome;
    }

    private static FetchRequest request(URI address, int n) {
        return switch (n % 5) {
            case 0 -> FetchRequest.post(address, Map.of("name", "value"));
            case 1 -> FetchRequest.get(address).unless(new Validators(Optional.of("\"v1\""), Optional.empty()));
            default -> FetchRequest.get(address);
        };
    }

    private static void assertWithinBounds(String which, FetchOutcome outcome) {
        switch (outcome) {
            case Fetched(FetchedPage page) -> {
                assertThat(page.raw().length).as(which).isLessThanOrEqualTo(MAX_BODY);
                assertThat(page.content().length).as(which).isLessThanOrEqualTo(MAX_BODY);
                assertThat(page.status()).as(which).isBetween(200, 299);
                assertThat(page.headers()).as(which).hasSizeLessThanOrEqualTo(FetchSettings.MAX_HEADER_FIELDS);
            }
            case FetchOutcome.Gone gone -> throw new AssertionError(which + ": no page was said to have been there");
            case NotModified same -> assertThat(same.status()).as(which).isEqualTo(304);
            case Redirected(int status, String location) -> {
                assertThat(status).as(which).isBetween(300, 399);
                assertThat(location.length()).as(which).isLessThanOrEqualTo(Redirected.LONGEST_LOCATION);
            }
            case Failed failed -> assertThat(failed.code()).as(which).matches("[a-z]+(-[a-z]+)*|http-\\d+");
        }
    }

    /** As much of it as was read before something was amiss does the rest of a proxy's work right. */
    private static void hostileProxy(RawServer.Talk talk, Random random) throws IOException {
        talk.skip(4);
        if (random.nextInt(4) == 0) {
            talk.say(Mutation.of(new byte[] {5, 2}, random));
            return;
        }
        talk.say("\5\2");
        talk.skip(1);
        talk.skip(talk.in.read());
        talk.skip(talk.in.read());
        if (random.nextInt(4) == 0) {
            talk.say(Mutation.of(new byte[] {1, 0}, random));
            return;
        }
        talk.say("\1\0");
        talk.skip(4);
        talk.skip(talk.in.read() + 2);
        byte[] reply = {5, (byte) random.nextInt(256), 0, (byte) random.nextInt(6), 0, 0, 0, 0, 0, 0};
        if (random.nextInt(3) > 0) {
            reply[1] = 0;
            reply[3] = 1;
        }
        talk.say(random.nextInt(3) == 0 ? Mutation.of(reply, random) : reply);
        talk.head();
        talk.say(Mutation.of(response(random), random));
    }

    private static byte[] response(Random random) {
        byte[] text =
                ("<html><body>" + "<p>words and words ".repeat(random.nextInt(400))).getBytes(StandardCharsets.UTF_8);
        String words = new String(text, StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> FetchBench.response("text/html; charset=utf-8", text);
            case 1 -> FetchBench.response("text/html", BodiesTest.gzip(words), "Content-Encoding: gzip");
            case 2 -> FetchBench.response("text/html", BodiesTest.zlib(words, true), "Content-Encoding: deflate");
            case 3 ->
                latin1("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(text.length) + "\r\n" + words + "\r\n0\r\nX-Trailer: 1\r\n\r\n");
            case 4 ->
                latin1(
                        "HTTP/1.1 302 Found\r\nLocation: /a?b=c#d\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
            case 5 -> latin1("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n");
            case 6 ->
                latin1("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                        + "Connection: close\r\n\r\n" + words);
            default ->
                latin1(
                        "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbusy");
        };
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Goes on, hangs up, breaks the connection, or falls silent. */
    private static void end(RawServer.Talk talk, Random random) throws IOException {
        switch (random.nextInt(12)) {
            case 0 -> talk.stall();
            case 1, 2, 3 -> talk.reset();
            case 4, 5, 6, 7 -> throw new IOException("it hangs up");
            default -> {
                // The next request comes on the same connection.
            }
        }
    }

    private static int number(String head) {
        String path = head.split(" ", 3)[1];
        return Integer.parseInt(path.substring(1));
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
