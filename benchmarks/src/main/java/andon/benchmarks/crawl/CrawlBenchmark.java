package andon.benchmarks.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets several crawlers read the same loopback dark web, one after another, and prints what each of them used. */
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description = "Lets several crawlers read the same loopback dark web and prints what each of them used.")
public final class CrawlBenchmark implements Callable<Integer> {
    /** What {@code andon} starts its JVM with, and a heap that every peer has enough of. */
    private static final List<String> JVM = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8");

    private static final List<String> JFR = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    @Option(names = "--hosts", description = "How many hosts. Default: ${DEFAULT-VALUE}.")
    private int hosts = 200;

    @Option(names = "--pages", description = "How many pages each has. Default: ${DEFAULT-VALUE}.")
    private int pages = 100;

    @Option(names = "--workers", description = "Requests under way at a time. Default: ${DEFAULT-VALUE}.")
    private int workers = 32;

    @Option(names = "--heap", description = "Heap of every JVM that is measured. Default: ${DEFAULT-VALUE}.")
    private String heap = "512m";

    @Option(
            names = "--peers",
            split = ",",
            description = "Which: ${COMPLETION-CANDIDATES}. Default: bare,warc,andon,scrapy,wget.")
    private List<Peer> peers = List.of(Peer.BARE, Peer.WARC, Peer.ANDON, Peer.SCRAPY, Peer.WGET);

    @Option(
            names = "--profile",
            description = "Samples the CPU time of the measured JVMs (Java Flight Recorder) and prints where it goes.")
    private boolean profile;

    @Option(names = "--work", description = "Where the crawlers write. Default: the system's folder for such files.")
    private @Nullable Path work;

    @Option(names = "--jvm", description = "One more option for each peer that is a JVM; may be repeated.")
    private List<String> jvm = List.of();

    @Option(names = "--keep", description = "Leaves what the crawlers wrote where it is.")
    private boolean keep;

    @Option(names = "--at-most", description = "Minutes that a crawler may take. Default: ${DEFAULT-VALUE}.")
    private int minutes = 30;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new CrawlBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Peer.class,
                        name -> Peer.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        System.exit(line.execute(args));
    }

    /** A peer's figures. */
    record Row(Peer peer, Measured used, ServerProcess.Tally served, long serverTicks, long databaseTicks) {
        double cpuMillis() {
            return (used.cpu().toMillis() + databaseTicks * 10.0) / served.distinct();
        }

        double pagesPerSecond() {
            return served.distinct() * 1000.0 / used.wall().toMillis();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "this benchmark reads CPU times from /proc: it runs on Linux only");
        }
        System.err.println(hosts + " hosts with " + pages + " pages each; " + Machine.describe());
        Map<Peer, Row> rows = new EnumMap<>(Peer.class);
        boolean complete = true;
        try (ServerProcess server = ServerProcess.start(hosts, pages)) {
            for (Peer peer : peers) {
                if (!peer.missing().isEmpty()) {
                    System.err.println(peer.title() + " is left out: it " + peer.missing());
                    complete = false;
                    continue;
                }
                Row row = run(peer, server);
                rows.put(peer, row);
                System.err.println(line(row, Optional.empty()));
            }
        }
        print(rows);
        return complete ? 0 : 1;
    }

    private Row run(Peer peer, ServerProcess server) throws IOException, InterruptedException {
        Path folder =
                work == null ? Files.createTempDirectory("andon-crawl") : Files.createTempDirectory(work, "crawl");
        try {
            Path recording = folder.resolve("recording.jfr");
            CrawlRun run = new CrawlRun(folder, server.address(), DarkWeb.hosts(hosts), workers, jvmOptions(recording));
            List<String> command = peer.command(run);
            server.tally();
            long serverBefore = server.ticks();
            PostgresTime database = peer == Peer.ANDON_POSTGRESQL ? PostgresTime.start(folder) : PostgresTime.NONE;
            Path log = folder.resolve("log.txt");
            Measured used = Measured.run(command, peer.environment(run), log, Duration.ofMinutes(minutes));
            ServerProcess.Tally served = server.tally();
            long expected = (long) hosts * pages;
            if (used.exit() != 0 || served.distinct() != expected) {
                try (Stream<String> said = Files.lines(log)) {
                    said.limit(50).forEach(System.err::println);
                }
                throw new IOException(peer.title() + " ended with " + used.exit() + " after " + served.distinct()
                        + " of " + expected + " pages");
            }
            if (profile && Files.exists(recording)) {
                System.out.println("== " + peer.title());
                HotSpots.of(recording).print(System.out, used.cpu(), served.distinct());
            }
            return new Row(peer, used, served, server.ticks() - serverBefore, database.ticksSince());
        } finally {
            if (!keep) {
                delete(folder);
            }
        }
    }

    /** The options of every JVM that is measured: those of {@code andon}, with a bound of the heap. */
    static List<String> jvm(String heap) {
        List<String> options = new ArrayList<>(JVM);
        options.add("-Xmx" + heap);
        return options;
    }

    private List<String> jvmOptions(Path recording) {
        List<String> options = new ArrayList<>(jvm(heap));
        options.addAll(jvm);
        if (profile) {
            options.addAll(JFR);
            options.add("-XX:FlightRecorderOptions:stackdepth=128");
            options.add("-XX:StartFlightRecording:filename=" + recording
                    + ",settings=default,maxsize=0,jdk.ExecutionSample#enabled=false,jdk.NativeMethodSample#enabled=false"
                    + ",jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms"
                    + ",jdk.ObjectAllocationSample#enabled=true,jdk.Compilation#threshold=0ms");
        }
        return options;
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Map<Peer, Row> rows) {
        Optional<Row> base = Optional.ofNullable(rows.get(Peer.WARC));
        System.out.printf(
                Locale.ROOT,
                "%-22s %8s %9s %8s %9s %12s %9s %8s%n",
                "crawler",
                "pages",
                "requests",
                "seconds",
                "pages/s",
                "CPU ms/page",
                "peak MB",
                "ratio");
        rows.values().forEach(row -> System.out.println(line(row, base)));
        base.ifPresent(row ->
                System.out.println("ratio: CPU beside that of '" + row.peer().title() + "'"));
        Row andon = rows.get(Peer.ANDON);
        Row scrapy = rows.get(Peer.SCRAPY);
        if (andon != null && scrapy != null) {
            System.out.printf(
                    Locale.ROOT,
                    "Scrapy uses %.1f times the CPU of Andon (it asks an HTTP proxy, since it knows no SOCKS)%n",
                    scrapy.cpuMillis() / andon.cpuMillis());
        }
    }

    private static String line(Row row, Optional<Row> base) {
        String ratio = base.map(b -> String.format(Locale.ROOT, "%.2f", row.cpuMillis() / b.cpuMillis()))
                .orElse("-");
        return String.format(
                Locale.ROOT,
                "%-22s %8d %9d %8.1f %9.0f %12.2f %9d %8s",
                row.peer().title(),
                row.served().distinct(),
                row.served().pages() + row.served().others(),
                row.used().wall().toMillis() / 1000.0,
                row.pagesPerSecond(),
                row.cpuMillis(),
                row.used().peakBytes() >> 20,
                ratio);
    }
}
