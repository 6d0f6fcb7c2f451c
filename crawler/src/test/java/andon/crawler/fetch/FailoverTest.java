package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksCredentials;
import andon.testbed.net.SocksRequest;
import andon.testbed.net.SocksTestProxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two endpoints, of which one goes. */
class FailoverTest {
    private static final URI ADDRESS = URI.create("http://host.example/page");

    private final RawServer server = RawServer.start(RawServer.always(FetchBench.html("<p>words")));
    private final SocksTestProxy one = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
    private final SocksTestProxy two = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final OkHttpFetcher fetcher =
            new OkHttpFetcher(FetchBench.settings(one.address(), two.address()), new Cookies(), () -> now);

    @AfterEach
    void close() {
        fetcher.close();
        one.close();
        two.close();
        server.close();
    }

    @Test
    void hostWhoseEndpointIsDownIsReachedThroughTheOtherWithinTheSameFetch() {
        get();
        SocksTestProxy own = own();
        SocksTestProxy other = own == one ? two : one;
        own.close();
        assertThat(get()).isInstanceOf(Fetched.class);
        assertThat(other.requests()).hasSize(1);
        assertThat(fetcher.endpoints())
                .filteredOn(e -> !e.healthy())
                .singleElement()
                .satisfies(down -> {
                    assertThat(down.address()).isEqualTo(own.address());
                    assertThat(down.failures()).isEqualTo(1);
                    assertThat(down.restingUntil()).contains(now.plus(Endpoint.FIRST_REST));
                });
    }

    @Test
    void requestsUnderWayWhenTheirEndpointDiesAreSentThroughTheOther() throws Exception {
        CountDownLatch arrived = new CountDownLatch(8);
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        byte[] page = FetchBench.html("<p>words");
        server.play(talk -> {
            while (talk.head() != null) {
                if (requests.incrementAndGet() <= 8) {
                    talk.say("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>");
                    arrived.countDown();
                    await(killed);
                } else {
                    talk.say(page);
                }
            }
        });
        List<String> hosts = IntStream.range(0, 1000)
                .mapToObj(n -> "host" + n + ".example")
                .filter(host -> firstChoice(host).equals(one.address().toString()))
                .limit(8)
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchOutcome>> outcomes = hosts.stream()
                    .map(host ->
                            threads.submit(() -> fetcher.fetch(FetchRequest.get(URI.create("http://" + host + "/")))))
                    .toList();
            await(arrived);
            one.close();
            killed.countDown();
            for (Future<FetchOutcome> outcome : outcomes) {
                assertThat(FetchBench.page(outcome.get()).content()).asString().isEqualTo("<p>words");
            }
        }
        assertThat(two.requests()).extracting(SocksRequest::host).containsExactlyInAnyOrderElementsOf(hosts);
    }

    @Test
    void endpointThatDiesWhileTheKernelStillTakesConnectionsForItIsLeft() {
        AtomicInteger connections = new AtomicInteger();
        try (RawServer dying = RawServer.start(talk -> {
                    if (connections.getAndIncrement() == 0) {
                        StagesTest.Stage.LOGIN.play(talk);
                    }
                });
                OkHttpFetcher both = new OkHttpFetcher(
                        FetchBench.settings(dying.address(), two.address()), new Cookies(), () -> now)) {
            server.play(RawServer.always(FetchBench.html("<p>words")));
            String host = IntStream.range(0, 1000)
                    .mapToObj(n -> "host" + n + ".example")
                    .filter(name -> new Endpoints(FetchBench.settings(dying.address(), two.address()), () -> now)
                            .ranked(name)
                            .getFirst()
                            .status()
                            .address()
                            .equals(dying.address()))
                    .findFirst()
                    .orElseThrow();
            assertThat(both.fetch(FetchRequest.get(URI.create("http://" + host + "/"))))
                    .isInstanceOf(Fetched.class);
            assertThat(connections.get())
                    .as("the request and the look whether it lives")
                    .isEqualTo(2);
        }
    }

    @Test
    void formUnderWayWhenItsEndpointDiesIsNotSentTwice() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.play(talk -> {
            talk.head();
            arrived.countDown();
            talk.stall();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FetchOutcome> outcome =
                    threads.submit(() -> fetcher.fetch(FetchRequest.post(ADDRESS, Map.of("user", "reader"))));
            await(arrived);
            own().close();
            assertThat(failure(outcome.get())).isEqualTo(FailureCode.PROXY_DOWN);
        }
        assertThat(server.heads()).hasSize(1);
    }

    @Test
    void withBothDownNothingIsDialledUntilTheyHaveRested() {
        one.close();
        two.close();
        assertThat(failure(get())).isEqualTo(FailureCode.PROXY_DOWN);
        assertThat(dials()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            assertThat(failure(get())).isEqualTo(FailureCode.PROXY_DOWN);
        }
        assertThat(dials()).as("none while they rest").isEqualTo(2);
        now = now.plus(Endpoint.FIRST_REST);
        get();
        assertThat(dials()).isEqualTo(4);
        assertThat(server.connections()).isZero();
    }

    @Test
    void endpointThatComesBackIsTakenAgain() {
        get();
        SocksTestProxy own = own();
        fetcher.renewCircuit("host.example");
        // It hangs up in its greeting, and then no more.
        try (RawServer flapping = RawServer.start(talk -> talk.skip(4));
                OkHttpFetcher single =
                        new OkHttpFetcher(FetchBench.settings(flapping.address()), new Cookies(), () -> now)) {
            FetchRequest request = FetchRequest.get(ADDRESS);
            assertThat(failure(single.fetch(request))).isEqualTo(FailureCode.PROXY_PROTOCOL);
            flapping.play(talk -> {
                StagesTest.Stage.CONNECTED.play(talk);
                talk.say(FetchBench.html("<p>words"));
            });
            assertThat(failure(single.fetch(request))).isEqualTo(FailureCode.PROXY_DOWN);
            now = now.plus(Endpoint.FIRST_REST);
            assertThat(single.fetch(request)).isInstanceOf(Fetched.class);
            assertThat(single.endpoints()).allMatch(EndpointStatus::healthy);
        }
        assertThat(own.requests()).hasSize(1);
    }

    @Test
    void endpointThatRefusesOurLoginOrHasNoneIsTyped() {
        try (SocksTestProxy strict = SocksTestProxy.start(
                        host -> SocksAnswer.UNKNOWN_HOST, Optional.of(new SocksCredentials("somebody", "else")));
                RawServer without = RawServer.start(talk -> talk.say("\5\u00ff"));
                RawServer web = RawServer.start(talk -> talk.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(failure(through(strict.address()))).isEqualTo(FailureCode.PROXY_AUTH);
            assertThat(failure(through(without.address()))).isEqualTo(FailureCode.PROXY_AUTH);
            assertThat(failure(through(web.address()))).isEqualTo(FailureCode.PROXY_PROTOCOL);
        }
    }

    @Test
    void hostsHaveCircuitsOfTheirOwnAndARenewedOneIsNotTheOldConnection() {
        get();
        get();
        assertThat(own().requests()).as("the connection is kept").hasSize(1);
        fetcher.renewCircuit("host.example");
        get();
        fetcher.fetch(FetchRequest.get(URI.create("http://other.example/")));
        assertThat(List.of(one, two).stream()
                        .flatMap(p -> p.requests().stream())
                        .map(r -> r.credentials().orElseThrow())
                        .distinct())
                .hasSize(3)
                .extracting(SocksCredentials::user)
                .containsExactlyInAnyOrder("host.example", "host.example", "other.example");
    }

    private FetchOutcome get() {
        return fetcher.fetch(FetchRequest.get(ADDRESS));
    }

    private FetchOutcome through(InetSocketAddress endpoint) {
        try (OkHttpFetcher own =
                new OkHttpFetcher(FetchBench.settings(endpoint), new Cookies(), InstantSource.system())) {
            return own.fetch(FetchRequest.get(ADDRESS));
        }
    }

    private SocksTestProxy own() {
        return one.requests().isEmpty() ? two : one;
    }

    private long dials() {
        return fetcher.endpoints().stream().mapToLong(EndpointStatus::dials).sum();
    }

    private String firstChoice(String host) {
        return new Endpoints(FetchBench.settings(one.address(), two.address()), () -> now)
                .ranked(host)
                .getFirst()
                .status()
                .address()
                .toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
