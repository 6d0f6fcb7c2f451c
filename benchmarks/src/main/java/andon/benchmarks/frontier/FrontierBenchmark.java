package andon.benchmarks.frontier;

import andon.crawler.frontier.Acknowledgement;
import andon.crawler.frontier.Discovered;
import andon.crawler.frontier.DuePage;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.SiteLease;
import andon.crawler.frontier.SqlFrontier;
import andon.crawler.frontier.VisitPlan;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fills frontiers of 100, 1,000 and 10,000 hosts with a hundred known pages each, through the frontier's own port on the
 * embedded database, and measures in each what a page costs: to lease its site, to choose it, and to write down what became
 * of it with its sixty links. Every round leases another site, so that nothing is remembered from the round before: the worst
 * case. The sizes are each other's peers.
 */
public final class FrontierBenchmark {
    private static final int PAGES_A_HOST = 100;
    private static final int LINKS = 60;
    private static final int AT_ONCE = 10;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 600;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final VisitPlan PLAN =
            new VisitPlan(5, 10_000, 1L << 30, Duration.ZERO, 1, Duration.ofHours(6), Duration.ofDays(30));

    private final PrintStream out;
    private final Random random = new Random(7);
    private long seq;

    private FrontierBenchmark(PrintStream out) {
        this.out = out;
    }

    /** What a size cost: microseconds a page, and megabytes of heap that stay in use. */
    private record Cost(int hosts, double choose, double acknowledge, double heap) {}

    public static void main(String[] arguments) throws IOException {
        FrontierBenchmark benchmark = new FrontierBenchmark(System.out);
        int[] sizes = arguments.length == 0
                ? new int[] {100, 1000, 10_000}
                : Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        List<Cost> costs = new ArrayList<>();
        for (int hosts : sizes) {
            costs.add(benchmark.measure(hosts));
        }
        benchmark.print(costs);
    }

    private void print(List<Cost> costs) {
        out.printf(
                "%10s %8s %14s %17s %8s %8s%n",
                "pages", "hosts", "choose us/page", "acknowledge us", "heap MB", "ratio");
        Cost first = costs.getFirst();
        for (Cost cost : costs) {
            out.printf(
                    "%10d %8d %14.0f %17.0f %8.0f %8.2f%n",
                    (long) cost.hosts() * PAGES_A_HOST,
                    cost.hosts(),
                    cost.choose(),
                    cost.acknowledge(),
                    cost.heap(),
                    (cost.choose() + cost.acknowledge()) / (first.choose() + first.acknowledge()));
        }
        out.println("ratio: choose and acknowledge together, beside the smallest frontier of this run");
    }

    private Cost measure(int hosts) throws IOException {
        Path folder = Files.createTempDirectory("andon-frontier");
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            Frontier frontier = new SqlFrontier(database, InstantSource.system());
            fill(frontier, hosts);
            rounds(frontier, WARM_UP);
            long[] nanos = rounds(frontier, ROUNDS);
            double pages = (double) ROUNDS * AT_ONCE * 1000;
            return new Cost(hosts, nanos[0] / pages, nanos[1] / pages, heap());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void fill(Frontier frontier, int hosts) {
        for (int host = 0; host < hosts; host++) {
            frontier.begin(new SourceId("host-" + host), PLAN, List.of(page(host, 0)), Frontier.Extent.DUE);
        }
        int filled = 0;
        while (filled < hosts) {
            List<SiteLease> leases = frontier.lease(50, "benchmark", LEASE);
            List<Acknowledgement> batch = new ArrayList<>();
            for (SiteLease lease : leases) {
                int host = host(lease);
                List<Discovered> all = IntStream.range(1, PAGES_A_HOST)
                        .mapToObj(n -> page(host, n))
                        .toList();
                batch.add(captured(lease, frontier.next(lease, 1).getFirst(), all));
            }
            frontier.acknowledge(batch);
            // Back again after all others, for the rounds.
            leases.forEach(lease -> frontier.release(lease, Instant.now().plusMillis(1)));
            filled += leases.size();
        }
    }

    /** Works on so many sites, one after the other; gives the nanoseconds of choosing and of acknowledging. */
    private long[] rounds(Frontier frontier, int rounds) {
        long[] nanos = new long[2];
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            SiteLease lease = frontier.lease(1, "benchmark", LEASE).getFirst();
            List<DuePage> due = frontier.next(lease, AT_ONCE);
            long chosen = System.nanoTime();
            int host = host(lease);
            List<Acknowledgement> batch = due.stream()
                    .map(page -> captured(
                            lease,
                            page,
                            random.ints(LINKS, 0, PAGES_A_HOST + 1)
                                    .mapToObj(n -> page(host, n))
                                    .toList()))
                    .toList();
            long built = System.nanoTime();
            frontier.acknowledge(batch);
            frontier.release(lease, Instant.now());
            long end = System.nanoTime();
            nanos[0] += chosen - begun;
            nanos[1] += end - built;
        }
        return nanos;
    }

    private static int host(SiteLease lease) {
        return Integer.parseInt(lease.source().value().substring("host-".length()));
    }

    private static Discovered page(int host, int number) {
        return new Discovered(
                URI.create("http://host-" + host + ".example/showthread.php?tid=" + number),
                "/showthread.php?tid",
                1_000_000);
    }

    private Acknowledgement captured(SiteLease lease, DuePage page, List<Discovered> links) {
        seq++;
        return new Acknowledgement(
                lease,
                page,
                new Acknowledgement.Captured(seq, String.format("%064x", seq), 14_000, false, "", "", seq, 0, links));
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
