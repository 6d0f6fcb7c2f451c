package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many connections there are at a time. */
class BoundsTest {
    private static final byte[] PAGE = FetchBench.html("<p>words");

    @Test
    void connectionsNeverExceedTheirBoundAndIdleOnesMakeRoom() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (RawServer server = RawServer.start(talk -> {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    try {
                        RawServer.always(PAGE).run(talk);
                    } finally {
                        open.decrementAndGet();
                    }
                });
                SocksTestProxy proxy = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(proxy.address()).withConnections(4, 3),
                        new Cookies(),
                        InstantSource.system());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchOutcome>> outcomes = IntStream.range(0, 60)
                    .mapToObj(n -> threads.submit(
                            () -> fetcher.fetch(FetchRequest.get(URI.create("http://host" + n + ".example/")))))
                    .toList();
            for (Future<FetchOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(Fetched.class);
            }
            // A connection that was closed on this side may still be known on the other.
            assertThat(fetcher.endpoints().getFirst().openConnections()).isLessThanOrEqualTo(3);
            assertThat(most.get()).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void requestForWhichNoConnectionBecomesFreeSaysSo() throws Exception {
        try (RawServer server = RawServer.start(RawServer.Talk::stall);
                SocksTestProxy proxy = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(proxy.address())
                                .withTimeouts(Duration.ofMillis(200), Duration.ofMillis(900), Duration.ofSeconds(5))
                                .withConnections(1, 1),
                        new Cookies(),
                        InstantSource.system());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FetchOutcome> holder =
                    threads.submit(() -> fetcher.fetch(FetchRequest.get(URI.create("http://slow.example/"))));
            while (fetcher.endpoints().getFirst().openConnections() == 0) {
                Thread.onSpinWait();
            }
            assertThat(failure(fetcher.fetch(FetchRequest.get(URI.create("http://other.example/")))))
                    .isEqualTo(FailureCode.PROXY_BUSY);
            assertThat(fetcher.endpoints())
                    .as("a full endpoint is a healthy one")
                    .allMatch(EndpointStatus::healthy);
            assertThat(failure(holder.get())).isEqualTo(FailureCode.TIMEOUT_READ);
        }
    }

    @Test
    void everyConnectionGivesItsPlaceBackHoweverItEnds() {
        try (FetchBench bench = new FetchBench(talk -> {
            String head = talk.head();
            if (head == null || head.contains("/reset")) {
                talk.reset();
            } else if (head.contains("/page")) {
                talk.say(PAGE);
            } else if (head.contains("/type")) {
                talk.say(FetchBench.response("image/png", new byte[100_000]));
            }
        })) {
            for (int i = 0; i < 20; i++) {
                for (String path : List.of("/page", "/reset", "/type", "/cut")) {
                    bench.get(path);
                }
            }
            bench.proxy.answer(FetchBench.HOST, new SocksAnswer.Refuse(0xF0));
            bench.fetcher.renewCircuit(FetchBench.HOST);
            bench.get("/");
            bench.fetcher.close();
            assertThat(bench.fetcher.endpoints().getFirst().openConnections()).isZero();
        }
    }

    @Test
    void bandwidthBoundHoldsOverAllConnections() throws Exception {
        byte[] page = FetchBench.response("text/plain", "words ".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
        try (RawServer server = RawServer.start(RawServer.always(page));
                SocksTestProxy proxy = SocksTestProxy.start(host -> new SocksAnswer.Connect(server.address()));
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(proxy.address()).withBytesPerSecond(200_000),
                        new Cookies(),
                        InstantSource.system());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Future<FetchOutcome>> outcomes = IntStream.range(0, 20)
                    .mapToObj(n -> threads.submit(
                            () -> fetcher.fetch(FetchRequest.get(URI.create("http://host" + n % 4 + ".example/" + n)))))
                    .toList();
            for (Future<FetchOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(Fetched.class);
            }
            // 600 kB at 200 kB/s, of which the first second's worth is free; what the last ones took is paid for by
            // nobody.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1200));
        }
    }
}
