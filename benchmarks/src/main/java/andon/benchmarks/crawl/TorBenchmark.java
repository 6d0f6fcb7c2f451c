package andon.benchmarks.crawl;

import andon.testbed.tor.PrivateTor;
import andon.testbed.world.OnionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Andon's whole crawler through real tor: the hosts of {@link DarkWeb} as onion services of a private network, politeness
 * off. It prints what Andon and its tor client each cost a page: which of the two bounds a crawl.
 */
@Command(
        name = "tor",
        mixinStandardHelpOptions = true,
        description =
                "Crawls onion services of a private Tor network; compares Andon's CPU time with its tor client's.")
final class TorBenchmark implements Callable<Integer> {
    private static final int SERVICE_PROCESSES = 4;

    @Option(names = "--hosts", description = "How many onion services, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int hosts = 32;

    @Option(names = "--pages", description = "How many pages each has. Default: ${DEFAULT-VALUE}.")
    private int pages = 400;

    @Option(names = "--at-most", description = "Minutes that the crawl may take. Default: ${DEFAULT-VALUE}.")
    private int minutes = 30;

    public static void main(String[] args) {
        System.exit(new CommandLine(new TorBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!PrivateTor.available()) {
            System.err.println("needs tor (Debian: apt-get install tor)");
            return 1;
        }
        Path folder = Files.createTempDirectory("andon-tor");
        try (ServerProcess server = ServerProcess.start(hosts, pages);
                PrivateTor tor = PrivateTor.start(
                        new PrivateTor.Settings(Files.createDirectory(folder.resolve("tor")), services(server)))) {
            System.err.println(hosts + " onion services with " + pages + " pages each; " + Machine.describe());
            CrawlRun run = new CrawlRun(folder, tor.socks(), DarkWeb.hosts(hosts), hosts, CrawlBenchmark.jvm("512m"));
            long torBefore = Measured.ticks(tor.clientPid(0));
            Measured used = Measured.run(
                    Peer.ANDON.command(run), Map.of(), folder.resolve("log.txt"), Duration.ofMinutes(minutes));
            long torTicks = Measured.ticks(tor.clientPid(0)) - torBefore;
            ServerProcess.Tally served = server.tally();
            if (used.exit() != 0 || served.distinct() != (long) hosts * pages) {
                throw new IOException("Andon ended with " + used.exit() + " after " + served.distinct() + " of "
                        + (long) hosts * pages + " pages; see " + folder);
            }
            print("Andon", used.cpu(), used.wall(), served.distinct());
            print("its tor client", Duration.ofMillis(torTicks * 10), used.wall(), served.distinct());
            System.out.printf(
                    Locale.ROOT,
                    "%.1f pages/s; the tor client uses %.2f times the CPU of Andon%n",
                    served.distinct() * 1000.0 / used.wall().toMillis(),
                    torTicks * 10.0 / used.cpu().toMillis());
        }
        CrawlBenchmark.delete(folder);
        return 0;
    }

    private List<PrivateTor.Service> services(ServerProcess server) {
        List<PrivateTor.Service> services = new ArrayList<>();
        for (OnionKey key : DarkWeb.keys(hosts)) {
            int i = services.size();
            services.add(new PrivateTor.Service(
                    "board-" + i, server.address(), "host-" + i % SERVICE_PROCESSES, Optional.of(key)));
        }
        return services;
    }

    private static void print(String who, Duration cpu, Duration wall, long pages) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %6.2f CPU ms/page, %3.0f %% of one core%n",
                who,
                (double) cpu.toMillis() / pages,
                100.0 * cpu.toMillis() / wall.toMillis());
    }
}
