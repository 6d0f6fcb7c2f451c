package andon.benchmarks.alerts;

import andon.app.Stores;
import andon.app.settings.SettingsFile;
import andon.benchmarks.ServedAndon;
import andon.benchmarks.search.Folders;
import andon.corpus.Corpus;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Subscription.Channel;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.receivers.WebhookReceiver;
import andon.testbed.receivers.WebhookRequest;
import andon.testbed.world.OnionWeb;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The time from the moment when a page was fetched until its alert was with the receiver, through a whole Andon with its default
 * settings, of a few subscriptions and of many. Each subscription is another organisation's, on a brand of its own; the pages
 * name the same few brands in both runs, so that both deliver the same alerts and differ in what is watched only. The runs take
 * turns, so that what else the machine does meets both.
 */
public final class AlertBenchmark {
    private static final int THREADS = 200;
    private static final int NAMED = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String SECRET = "whsec_" + "QUJD".repeat(8);

    private AlertBenchmark() {}

    /** {@code alerts [FEW MANY [ROUNDS]]}; 10, 10,000 and 2 unless others are named. */
    public static void main(String[] args) throws Exception {
        int few = args.length > 0 ? Integer.parseInt(args[0]) : NAMED;
        int many = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        List<Long> ofFew = new ArrayList<>();
        List<Long> ofMany = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ofFew.addAll(millis(few));
            ofMany.addAll(millis(many));
        }
        PrintStream out = System.out;
        out.printf("%-22s %8s %10s %10s %10s%n", "subscriptions", "alerts", "p50 ms", "p95 ms", "longest");
        print(out, few, ofFew);
        print(out, many, ofMany);
        out.printf(
                "%-22s %8s %10.2f %10.2f%n",
                "ratio",
                "",
                (double) percentile(ofMany, 50) / percentile(ofFew, 50),
                (double) percentile(ofMany, 95) / percentile(ofFew, 95));
    }

    private static void print(PrintStream out, int subscriptions, List<Long> millis) {
        out.printf(
                "%-22d %8d %10d %10d %10d%n",
                subscriptions, millis.size(), percentile(millis, 50), percentile(millis, 95), percentile(millis, 100));
    }

    private static long percentile(List<Long> millis, int percent) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    /** From fetch to alert, of each thread. */
    private static List<Long> millis(int subscriptions) throws Exception {
        Path folder = Files.createTempDirectory("andon-alerts");
        NamingBoard board = new NamingBoard(THREADS, NAMED);
        try (WebhookReceiver receiver = WebhookReceiver.start();
                OnionWeb web = OnionWeb.serve(List.of(board));
                SocksTestProxy proxy = SocksTestProxy.start(host ->
                        new SocksAnswer.Connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port())))) {
            Path config = configure(folder, board, proxy);
            subscribe(config, subscriptions, receiver);
            Process andon = ServedAndon.start(config, folder.resolve("andon.log"));
            try {
                List<WebhookRequest> told = receiver.awaitRequests(THREADS, PATIENCE);
                return delays(board.fetched(), told);
            } finally {
                andon.destroy();
                andon.waitFor();
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private static List<Long> delays(Map<String, Instant> fetched, List<WebhookRequest> told) {
        List<Long> delays = new ArrayList<>();
        Set<String> alerts = new HashSet<>();
        Set<String> pages = new HashSet<>();
        for (WebhookRequest request : told) {
            JsonNode alert = JsonMapper.shared().readTree(request.text()).path("data");
            Instant start = fetched.get(alert.path("title").asString());
            if (start == null) {
                throw new IllegalStateException("an alert of no thread: " + request.text());
            }
            if (alerts.add(alert.path("id").asString())) {
                if (!pages.add(alert.path("title").asString())) {
                    throw new IllegalStateException("a page was told to two: their brands are not told apart");
                }
                delays.add(Duration.between(start, request.receivedAt()).toMillis());
            }
        }
        if (delays.size() != THREADS) {
            throw new IllegalStateException(delays.size() + " alerts arrived, not " + THREADS);
        }
        return delays;
    }

    private static Path configure(Path folder, NamingBoard board, SocksTestProxy proxy) throws IOException {
        Path sources = Files.writeString(folder.resolve("sources.yaml"), """
                sources:
                  - id: board
                    name: The Board
                    addresses: ["http://%s/"]
                    every: 6h
                    politeness: { delay: 50ms, connections: 1 }
                """.formatted(
                        board.addresses().getFirst().host()));
        return Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                sources: "%s"
                tor: { socks: "%s:%d" }
                http: { port: 0 }
                alerts: { webhook-allow: ["127.0.0.0/8"], webhook-plain-http: true }
                """.formatted(
                        folder.resolve("data"),
                        sources,
                        proxy.address().getAddress().getHostAddress(),
                        proxy.address().getPort()));
    }

    private static void subscribe(Path config, int subscriptions, WebhookReceiver receiver)
            throws QuerySyntaxException {
        try (Stores stores = Stores.open(SettingsFile.read(config))) {
            Corpus corpus = stores.corpus();
            for (int number = 0; number < subscriptions; number++) {
                OrganisationId owner = new OrganisationId("organisation-" + number);
                corpus.assets()
                        .confirm(corpus.assets()
                                .propose(owner, AssetType.NAME, NamingBoard.brand(number))
                                .id());
                corpus.subscriptions()
                        .create(owner, "all", "", null, List.of(new Channel.Webhook(receiver.uri("/hook"), SECRET)));
            }
        }
    }
}
