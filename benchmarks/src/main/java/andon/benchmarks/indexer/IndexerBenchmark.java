package andon.benchmarks.indexer;

import andon.indexer.DocumentReader;
import andon.indexer.TextReader;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profiles;
import andon.indexer.detect.Detection;
import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.language.Languages;
import andon.indexer.names.Names;
import andon.indexer.threat.Threats;
import andon.vocabulary.MaskedSecret;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads the same pages and texts again and again on one thread, step by step, and prints the CPU time of each as MB/s beside
 * peers of the same run: jsoup from bytes to links and text, and typical indicator patterns with java.util.regex, one after
 * another and each at its trigger. Then single texts and lists of names that grow tenfold: what costs the same a byte is linear
 * in the one, flat in the other.
 */
public final class IndexerBenchmark {
    private static final double MEGA = 1e6;
    /** A step is warm when so many rounds one after another have not made it faster by {@link #STILL_FASTER}. */
    private static final int STEADY_ROUNDS = 5;

    private static final double STILL_FASTER = 0.97;
    /** The whole pipeline is compiled for a minute and more; what does not settle by then is measured as it is. */
    private static final int MOST_WARM_UP_ROUNDS = 90;

    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final int[] LISTS = {1_000, 10_000, 100_000};
    private static final int[] LENGTHS = {10_000, 100_000, 1_000_000, 10_000_000};

    private final PrintStream out;
    private final TextReader text = new TextReader(new MaskedSecret.Key(new byte[32]));
    private final DocumentReader reader = new DocumentReader(text, Profiles.bundled());
    private final Corpus corpus = Corpus.generate();
    /** The text that the indexer cuts out of the pages, a text a document. */
    private final List<String> texts = corpus.pages().stream()
            .flatMap(p -> reader.read(p.capture(), p.response()).documents().stream())
            .map(andon.vocabulary.Document::searchableText)
            .toList();

    private final Cutter cutter = new Cutter(Profiles.bundled());
    /** Keeps the compiler from leaving work out. */
    private long consumed;

    private IndexerBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        IndexerBenchmark benchmark = new IndexerBenchmark(System.out);
        benchmark.steps();
        benchmark.growth();
        benchmark.lists();
    }

    private void steps() {
        Names names = new Names();
        Languages languages = new Languages();
        Threats threats = new Threats();
        Gazetteer gazetteer = Gazetteer.bundled();
        List<Detection> read = texts.stream().map(text::detect).toList();
        long pages = corpus.bytes();
        long words = texts.stream()
                .mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        out.printf(
                Locale.ROOT,
                "load %.1f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        out.printf(
                Locale.ROOT,
                "%d pages of %.1f KB, %d documents of %.1f KB of text; CPU time of one thread%n%n",
                corpus.pages().size(),
                pages / 1e3 / corpus.pages().size(),
                texts.size(),
                words / 1e3 / texts.size());
        out.printf(Locale.ROOT, "%-34s %9s %9s %12s%n", "step", "MB/s", "us/KB", "documents/s");
        row("jsoup: bytes to links and text", pages, 0, this::plainJsoup);
        double cut = row("jsoup and cut", pages, 0, this::cut);
        row("22 patterns, java.util.regex", words, 0, () -> sum(texts, IndicatorPatterns::count));
        row("the same, by trigger", words, 0, () -> sum(texts, TriggeredPatterns::count));
        out.printf(
                Locale.ROOT,
                "%-34s %9d %9d hits%n",
                "",
                sum(texts, IndicatorPatterns::count),
                sum(texts, TriggeredPatterns::count));
        double detect = row(
                "detectors",
                words,
                0,
                () -> sum(texts, t -> text.detect(t).entities().size()));
        double found = row(
                "names",
                words,
                0,
                () -> sum(read, d -> names.in(d.maskedText(), d.entities()).size()));
        row(
                "  of these malware and actors",
                words,
                0,
                () -> sum(read, d -> gazetteer.find(d.maskedText()).size()));
        double told = row(
                "language",
                words,
                0,
                () -> sum(read, d -> languages.of(d.maskedText()).length()));
        double weighed = row(
                "threats",
                words,
                0,
                () -> sum(read, d -> threats.in(d.maskedText(), d.entities()).size()));
        double whole = row("whole pipeline, of page bytes", pages, texts.size(), this::pipeline);
        out.printf(
                Locale.ROOT,
                "%nshares of the whole: cut %.0f %%, detectors %.0f %%, names %.0f %%, language %.0f %%, threats %.0f %%, rest %.0f %%%n",
                100 * cut / whole,
                100 * detect / whole,
                100 * found / whole,
                100 * told / whole,
                100 * weighed / whole,
                100 * (1 - (cut + detect + found + told + weighed) / whole));
    }

    private interface Step<T> {
        int of(T one);
    }

    private static <T> int sum(List<T> all, Step<T> step) {
        int sum = 0;
        for (T one : all) {
            sum += step.of(one);
        }
        return sum;
    }

    private int plainJsoup() {
        return sum(corpus.pages(), page -> {
            org.jsoup.nodes.Document html =
                    Jsoup.parse(new String(page.response().body(), StandardCharsets.UTF_8), "http://a.example/");
            int links = 0;
            for (Element link : html.select("a[href]")) {
                links += link.attr("abs:href").length();
            }
            return links + html.text().length();
        });
    }

    private int cut() {
        return sum(corpus.pages(), page -> {
            org.jsoup.nodes.Document html = Jsoup.parse(
                    new String(page.response().body(), StandardCharsets.UTF_8),
                    page.capture().address().toString());
            return cutter.cut(new Page(page.capture().address(), page.capture().capturedAt(), html))
                    .hashCode();
        });
    }

    private int pipeline() {
        return sum(
                corpus.pages(),
                page -> reader.read(page.capture(), page.response()).documents().size());
    }

    /** Prints how fast it is and returns its seconds for all. */
    private double row(String name, long bytes, int documents, IntSupplier work) {
        double seconds = seconds(work);
        out.printf(
                Locale.ROOT,
                "%-34s %9.1f %9.2f %12s%n",
                name,
                bytes / MEGA / seconds,
                seconds * MEGA / (bytes / 1e3),
                documents == 0 ? "" : String.format(Locale.ROOT, "%.0f", documents / seconds));
        return seconds;
    }

    /** The best of some rounds, in seconds of this thread's CPU. */
    private double seconds(IntSupplier work) {
        warmUp(work);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.min(best, repeat(work, ROUND_NANOS));
        }
        return best;
    }

    /**
     * Repeats until it gets no faster. The compiler has threads of its own, and has other code to compile first: a fixed time
     * that is enough for a small step leaves half of a large one interpreted.
     */
    private void warmUp(IntSupplier work) {
        double best = Double.MAX_VALUE;
        int steady = 0;
        for (int i = 0; i < MOST_WARM_UP_ROUNDS && steady < STEADY_ROUNDS; i++) {
            double seconds = repeat(work, ROUND_NANOS);
            steady = seconds < best * STILL_FASTER ? 0 : steady + 1;
            best = Math.min(best, seconds);
        }
    }

    private double repeat(IntSupplier work, long nanos) {
        long start = cpu();
        int times = 0;
        while (cpu() - start < nanos) {
            consumed += work.getAsInt();
            times++;
        }
        return (cpu() - start) / 1e9 / times;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void growth() {
        String whole = String.join("\n\n", texts);
        out.printf(Locale.ROOT, "%n%-34s %12s %12s%n", "one text of", "detect MB/s", "all MB/s");
        for (int length : LENGTHS) {
            StringBuilder long1 = new StringBuilder(length);
            while (long1.length() < length) {
                long1.append(whole, 0, Math.min(whole.length(), length - long1.length()));
            }
            String one = long1.toString();
            List<Double> speeds = new ArrayList<>();
            speeds.add(
                    one.length() / MEGA / once(() -> text.detect(one).entities().size()));
            speeds.add(one.length()
                    / MEGA
                    / once(() -> {
                        Detection detection = text.detect(one);
                        return text.understand(detection.maskedText(), detection.entities())
                                .entities()
                                .size();
                    }));
            out.printf(Locale.ROOT, "%-34s %12.1f %12.1f%n", length + " characters", speeds.get(0), speeds.get(1));
        }
    }

    /** The same texts with an operator's lists that grow tenfold. */
    private void lists() {
        out.printf(Locale.ROOT, "%n%-34s %12s%n", "names in an operator's list", "find MB/s");
        long words = texts.stream()
                .mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        for (int size : LISTS) {
            Gazetteer gazetteer = Gazetteer.with(OwnList.folder(size));
            double seconds = once(() -> sum(texts, t -> gazetteer.find(t).size()));
            out.printf(Locale.ROOT, "%-34s %12.1f%n", size, words / MEGA / seconds);
        }
        out.printf(Locale.ROOT, "%n(%d)%n", consumed % 10);
    }

    private double once(IntSupplier work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.min(best, repeat(work, ROUND_NANOS / 4));
        }
        return best;
    }
}
