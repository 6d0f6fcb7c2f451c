package andon.benchmarks.search;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QueryParser;
import andon.testbed.fixtures.ElasticsearchServer;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fills Andon's index, a raw Lucene and an Elasticsearch with the same generated documents, one after another in one run;
 * then asks Andon's index and the hand-written search on the same files in turn.
 */
@Command(
        name = "search",
        description = "The index beside raw Lucene and Elasticsearch.",
        mixinStandardHelpOptions = true)
public final class SearchBenchmark implements Callable<Integer> {
    private static final int BATCH = 500;
    private static final int LIMIT = 20;
    /** On a busy machine the time of the clock says little; ratios of queries are of the thread's own CPU time. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @Option(
            names = "--documents",
            split = ",",
            defaultValue = "10000",
            description = "How many; several sizes: 10000,100000")
    private List<Integer> sizes = List.of();

    @Option(names = "--threads", defaultValue = "2", description = "That put documents. Default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(names = "--queries", defaultValue = "200", description = "Of each kind. Default: ${DEFAULT-VALUE}")
    private int queries;

    @Option(names = "--without-elasticsearch", description = "Leaves it out.")
    private boolean withoutElasticsearch;

    @Option(names = "--without-raw", description = "Leaves raw Lucene's indexing out, for growth alone.")
    private boolean withoutRaw;

    @Option(
            names = "--keep",
            description =
                    "A folder where Andon's indexes stay, one of each size: a later run asks them and fills none.")
    private @Nullable Path keep;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SearchBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        boolean elasticsearch =
                !withoutElasticsearch && ElasticsearchServer.missing().isEmpty();
        if (!withoutElasticsearch && !elasticsearch) {
            out.println("Elasticsearch is left out: "
                    + ElasticsearchServer.missing().orElseThrow());
        }
        // The first round warms the compilers up and is not shown.
        run(Math.min(20_000, sizes.getFirst()), elasticsearch, new PrintStream(PrintStream.nullOutputStream()));
        for (int size : sizes) {
            run(size, elasticsearch, out);
        }
        return elasticsearch || withoutElasticsearch ? 0 : 1;
    }

    private void run(int size, boolean elasticsearch, PrintStream print) throws Exception {
        Path folder = Files.createTempDirectory("andon-search-benchmark");
        Path andonFolder = keep == null ? folder.resolve("andon") : keep.resolve(String.valueOf(size));
        print.printf(Locale.ROOT, "%n%,d documents, %d threads%n", size, threads);
        try (AndonLucene andon = AndonLucene.open(andonFolder)) {
            if (andon.index().committedSeq() == 0) {
                fill(size, andon, folder.resolve("raw"), elasticsearch, print);
            }
            try (RawSearch search = new RawSearch(andonFolder)) {
                latencies(andon.index(), search, print);
            }
            overviews(andon.index(), print);
        } finally {
            Folders.remove(folder);
        }
    }

    private void fill(int size, AndonLucene andon, Path rawFolder, boolean elasticsearch, PrintStream print)
            throws Exception {
        print.printf(
                Locale.ROOT,
                "%-22s %12s %16s %10s %14s%n",
                "store",
                "documents/s",
                "per CPU second",
                "ratio",
                "bytes/document");
        double raw = Double.NaN;
        if (!withoutRaw) {
            try (RawLucene lucene = new RawLucene(rawFolder)) {
                raw = fill(lucene, size, 0, print);
            }
        }
        fill(andon, size, raw, print);
        if (elasticsearch) {
            try (ElasticsearchBulk bulk = new ElasticsearchBulk()) {
                fill(bulk, size, raw, print);
            }
        }
    }

    /** Puts documents that are ready beforehand, so that only the store's own work counts; returns documents a second of CPU. */
    private double fill(Store store, int size, double raw, PrintStream print) throws Exception {
        long nanos = 0;
        long cpu = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int from = 0; from < size; from += BATCH * threads * 4) {
                List<List<IndexedDocument>> batches = new ArrayList<>();
                for (int at = from; at < Math.min(size, from + BATCH * threads * 4); at += BATCH) {
                    batches.add(GeneratedDocuments.all(at, Math.min(size, at + BATCH))
                            .toList());
                }
                long used = store.cpuNanos();
                long start = System.nanoTime();
                List<Callable<Boolean>> work = new ArrayList<>();
                for (List<IndexedDocument> batch : batches) {
                    work.add(() -> {
                        store.put(batch);
                        return true;
                    });
                }
                for (Future<Boolean> done : pool.invokeAll(work)) {
                    done.get();
                }
                nanos += System.nanoTime() - start;
                cpu += store.cpuNanos() - used;
            }
        }
        long used = store.cpuNanos();
        long start = System.nanoTime();
        store.finish();
        nanos += System.nanoTime() - start;
        cpu += store.cpuNanos() - used;
        double speed = size / (cpu / 1e9);
        print.printf(
                Locale.ROOT,
                "%-22s %12.0f %16.0f %10.2f %14.0f%n",
                store.name(),
                size / (nanos / 1e9),
                speed,
                raw == 0 ? 1 : speed / raw,
                (double) store.bytes() / size);
        return speed;
    }

    private void latencies(DocumentIndex index, RawSearch raw, PrintStream print) throws Exception {
        print.printf(
                Locale.ROOT,
                "%n%-24s %26s %26s %7s %7s %10s%n",
                "query, ms p50 p95 p99",
                "Andon",
                "by hand",
                "CPU",
                "marked",
                "matches");
        for (QueryKind kind : QueryKind.all()) {
            Asked[] asked = {
                new Asked(number -> index.search(new SearchRequest(
                                QueryParser.parse(kind.text().apply(number), GeneratedDocuments.END),
                                kind.visibility(),
                                kind.sort(),
                                LIMIT,
                                Optional.empty(),
                                Set.of()))
                        .total()),
                new Asked(number -> raw.search(kind.lucene().apply(number), kind.sort(), LIMIT, "")),
                new Asked(number -> raw.search(kind.lucene().apply(number), kind.sort(), LIMIT, kind.marks()))
            };
            long matches = 0;
            for (int round = -queries; round < queries; round++) {
                int number = Math.floorMod(round, queries);
                // Who asks first finds the hits in no cache of the processor: each is first, second and third as often.
                long[] found = new long[asked.length];
                for (int i = 0; i < asked.length; i++) {
                    int turn = Math.floorMod(round + i, asked.length);
                    found[turn] = asked[turn].ask(number, round >= 0);
                }
                if (found[1] != found[0] || found[2] != found[0]) {
                    throw new IllegalStateException(kind.name() + " "
                            + kind.text().apply(number) + " finds " + found[0] + " documents, by hand " + found[1]);
                }
                matches += round >= 0 ? found[0] : 0;
            }
            print(kind, asked, matches / queries, print);
        }
    }

    private interface Question {
        long of(int number) throws Exception;
    }

    /** One way to ask, and what it took. */
    private final class Asked {
        private final Question question;
        private final long[] nanos = new long[queries];
        private long cpu;

        Asked(Question question) {
            this.question = question;
        }

        long ask(int number, boolean counts) throws Exception {
            long before = THREAD.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            long found = question.of(number);
            if (counts) {
                nanos[number] = System.nanoTime() - start;
                cpu += THREAD.getCurrentThreadCpuTime() - before;
            }
            return found;
        }
    }

    private static void print(QueryKind kind, Asked[] asked, long matches, PrintStream print) {
        Latencies ours = new Latencies(asked[0].nanos);
        Latencies theirs = new Latencies(asked[1].nanos);
        print.printf(
                Locale.ROOT,
                "%-24s %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %7.2f %7s %10d%n",
                kind.name(),
                ours.percentile(0.5),
                ours.percentile(0.95),
                ours.percentile(0.99),
                theirs.percentile(0.5),
                theirs.percentile(0.95),
                theirs.percentile(0.99),
                (double) asked[0].cpu / asked[1].cpu,
                kind.marks().isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", (double) asked[0].cpu / asked[2].cpu),
                matches);
    }

    private void overviews(DocumentIndex index, PrintStream print) throws Exception {
        Visibility all = new Visibility.Everything();
        Map<String, Callable<Object>> overviews = new LinkedHashMap<>();
        for (String text : List.of("", GeneratedDocuments.word(100))) {
            var query = QueryParser.parse(text, GeneratedDocuments.END);
            String of = text.isEmpty() ? " of everything" : " of a word";
            overviews.put(
                    "facets" + of,
                    () -> index.search(new SearchRequest(
                            query,
                            all,
                            SearchRequest.Sort.NEWEST,
                            1,
                            Optional.empty(),
                            Set.copyOf(Facet.attributes()))));
            overviews.put(
                    "timeline" + of,
                    () -> index.timeline(new TimelineRequest(
                            query, all, TimeField.SEEN, TimelineRequest.Interval.DAY, ZoneOffset.UTC)));
        }
        var pivot = QueryParser.parse("domain:" + GeneratedDocuments.domain(7), GeneratedDocuments.END);
        overviews.put(
                "pivot of a domain",
                () -> index.related(new RelatedRequest(
                        pivot,
                        all,
                        Set.of(EntityField.ORG, EntityField.EMAIL, EntityField.HANDLE, EntityField.CVE),
                        20)));
        print.printf(Locale.ROOT, "%n%-24s %8s %8s %8s %8s%n", "overview, ms", "p50", "p95", "p99", "CPU");
        for (Map.Entry<String, Callable<Object>> overview : overviews.entrySet()) {
            int rounds = Math.max(10, queries / 4);
            long[] nanos = new long[rounds];
            long cpu = 0;
            for (int round = -5; round < rounds; round++) {
                if (round == 0) {
                    cpu = THREAD.getCurrentThreadCpuTime();
                }
                long start = System.nanoTime();
                overview.getValue().call();
                if (round >= 0) {
                    nanos[round] = System.nanoTime() - start;
                }
            }
            cpu = THREAD.getCurrentThreadCpuTime() - cpu;
            Latencies times = new Latencies(nanos);
            print.printf(
                    Locale.ROOT,
                    "%-24s %8.2f %8.2f %8.2f %8.2f%n",
                    overview.getKey(),
                    times.percentile(0.5),
                    times.percentile(0.95),
                    times.percentile(0.99),
                    cpu / 1e6 / rounds);
        }
    }
}
