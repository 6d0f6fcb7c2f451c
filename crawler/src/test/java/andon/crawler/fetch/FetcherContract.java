package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static andon.crawler.fetch.FetchBench.page;
import static andon.crawler.fetch.FetchNetwork.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchNetwork.Carried;
import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchOutcome.Blame;
import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Redirected;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fetcher does on every network, made up or real. */
abstract class FetcherContract {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private FetchNetwork network;
    private OkHttpFetcher fetcher;

    /** One whose services and endpoints all work. */
    abstract FetchNetwork network() throws Exception;

    @BeforeEach
    void open() throws Exception {
        network = network();
        network.server().play(talk -> {
            for (String head = talk.head(); head != null; head = talk.head()) {
                talk.say(answer(head));
                if (head.startsWith("GET /half ")) {
                    return;
                }
            }
        });
        fetcher = new OkHttpFetcher(network.settings(), new Cookies(), () -> now);
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void pagesOfEveryHostArriveAsTheServerGaveThem() {
        for (String service : SERVICES) {
            assertThat(page(get(service, "/")).content()).asString().isEqualTo(words(network.host(service)));
        }
        assertThat(page(get("forum", "/packed")).content()).asString().isEqualTo("<p>packed words");
        assertThat(get("forum", "/moved")).isEqualTo(new Redirected(302, "http://elsewhere.example/"));
        assertThat(((Failed) get("forum", "/gone")).code()).isEqualTo("http-404");
        assertThat(failure(get("forum", "/picture"))).isEqualTo(FailureCode.WRONG_TYPE);
        assertThat(failure(get("forum", "/half"))).isEqualTo(FailureCode.TRUNCATED);
    }

    @Test
    void everyHostHasACircuitOfItsOwnUntilItIsRenewed() throws Exception {
        String first = page(get("forum", "/")).circuit();
        assertThat(page(get("forum", "/")).circuit()).isEqualTo(first);
        String other = page(get("market", "/")).circuit();
        fetcher.renewCircuit(network.host("forum"));
        String second = page(get("forum", "/")).circuit();
        assertThat(List.of(first, other, second)).doesNotHaveDuplicates();
        List<Carried> carried = network.carried();
        assertThat(carried).allMatch(circuit -> circuit.user().equals(circuit.host()));
        assertThat(carried.stream()
                        .map(circuit -> circuit.user() + "/" + circuit.password())
                        .toList())
                .contains(first, other, second)
                .doesNotHaveDuplicates();
    }

    @Test
    void addressThatCannotExistIsNotDialled() {
        String host = network.host("forum");
        String wrong = (host.startsWith("a") ? "b" : "a") + host.substring(1);
        Failed failed = (Failed) fetcher.fetch(FetchRequest.get(URI.create("http://" + wrong + "/")));
        assertThat(failed.failure()).isEqualTo(FailureCode.BAD_ADDRESS);
        assertThat(failed.advice()).isEqualTo(Advice.STOP);
        assertThat(dials()).isZero();
    }

    @Test
    void serviceThatIsNotPublishedIsTheHostsFailureAndTriedAgain() {
        Failed failed = (Failed) fetcher.fetch(FetchRequest.get(URI.create("http://" + network.absent() + "/")));
        assertThat(failed.failure()).isEqualTo(FailureCode.DESCRIPTOR_NOT_FOUND);
        assertThat(failed.advice()).isEqualTo(Advice.RETRY);
        assertThat(failed.blame()).isEqualTo(Blame.HOST);
        assertThat(fetcher.endpoints()).allMatch(EndpointStatus::healthy);
    }

    @Test
    void serviceThatGoesDownIsTheHostsFailureAndReachedWhenItIsBack() throws Exception {
        page(get("paste", "/"));
        network.stop("paste");
        // As the crawler does when a host fails: its kept connection is not waited for.
        fetcher.renewCircuit(network.host("paste"));
        Failed failed = (Failed) get("paste", "/");
        assertThat(failed.failure())
                .isIn(
                        FailureCode.INTRODUCTION_FAILED,
                        FailureCode.INTRODUCTION_TIMEOUT,
                        FailureCode.DESCRIPTOR_NOT_FOUND,
                        FailureCode.RENDEZVOUS_FAILED,
                        FailureCode.TIMEOUT_CONNECT);
        assertThat(failed.advice()).isEqualTo(Advice.RETRY);
        assertThat(failed.blame()).isEqualTo(Blame.HOST);
        assertThat(fetcher.endpoints()).allMatch(EndpointStatus::healthy);
        page(get("forum", "/"));
        network.start("paste");
        fetcher.renewCircuit(network.host("paste"));
        assertThat(page(get("paste", "/")).content()).asString().isEqualTo(words(network.host("paste")));
    }

    @Test
    void endpointKilledAmidACrawlIsReplacedByTheOtherAndWithNoneLeftNothingIsDialled() throws Exception {
        page(get("forum", "/"));
        int own = fetcher.endpoints().getFirst().dials() > 0 ? 0 : 1;
        CountDownLatch arrived = new CountDownLatch(SERVICES.size());
        CountDownLatch killed = new CountDownLatch(1);
        network.server().play(talk -> {
            for (String head = talk.head(); head != null; head = talk.head()) {
                byte[] answer = answer(head);
                int half = answer.length - 5;
                talk.say(new String(answer, 0, half, StandardCharsets.ISO_8859_1));
                arrived.countDown();
                awaitOf(killed);
                talk.say(new String(answer, half, 5, StandardCharsets.ISO_8859_1));
            }
        });
        SERVICES.forEach(service -> fetcher.renewCircuit(network.host(service)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchOutcome>> outcomes = IntStream.range(0, 5 * SERVICES.size())
                    .mapToObj(n -> threads.submit(() -> get(SERVICES.get(n % SERVICES.size()), "/" + n)))
                    .toList();
            awaitOf(arrived);
            network.kill(own);
            killed.countDown();
            for (int n = 0; n < outcomes.size(); n++) {
                assertThat(page(outcomes.get(n).get()).content())
                        .asString()
                        .isEqualTo(words(network.host(SERVICES.get(n % SERVICES.size()))));
            }
        }
        assertThat(fetcher.endpoints().get(own).healthy()).isFalse();
        assertThat(fetcher.endpoints().get(1 - own).healthy()).isTrue();

        network.kill(1 - own);
        int connections = network.server().connections();
        for (String service : SERVICES) {
            Failed failed = (Failed) get(service, "/");
            assertThat(failed.failure()).isEqualTo(FailureCode.PROXY_DOWN);
            assertThat(failed.blame()).isEqualTo(Blame.PROXY);
        }
        long dials = dials();
        for (String service : SERVICES) {
            assertThat(failure(get(service, "/"))).isEqualTo(FailureCode.PROXY_DOWN);
        }
        assertThat(dials()).as("dialled while both endpoints rest").isEqualTo(dials);
        assertThat(network.server().connections()).isEqualTo(connections);

        network.revive(own);
        now = now.plus(Duration.ofMinutes(2));
        for (String service : SERVICES) {
            assertThat(page(get(service, "/")).content()).asString().isEqualTo(words(network.host(service)));
        }
    }

    private FetchOutcome get(String service, String path) {
        return fetcher.fetch(FetchRequest.get(URI.create("http://" + network.host(service) + path)));
    }

    private long dials() {
        return fetcher.endpoints().stream().mapToLong(EndpointStatus::dials).sum();
    }

    private static String words(String host) {
        return "<p>words of " + host;
    }

    private static byte[] answer(String head) {
        String path = head.split(" ", 3)[1];
        String host = head.lines()
                .filter(line -> line.startsWith("Host: "))
                .map(line -> line.substring(6).strip())
                .findFirst()
                .orElse("");
        return switch (path) {
            case "/packed" ->
                FetchBench.response("text/html", BodiesTest.gzip("<p>packed words"), "Content-Encoding: gzip");
            case "/moved" -> text("HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n");
            case "/gone" -> text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n");
            case "/picture" -> FetchBench.response("image/png", new byte[5000]);
            case "/half" -> text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>half");
            default -> FetchBench.html(words(host));
        };
    }

    private static byte[] text(String head) {
        return (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            assertThat(latch.await(90, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
