package andon.benchmarks;

import andon.indexer.TextReader;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.MaskedSecret;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All pattern detectors with validation and masking over the testbed's texts, beside ten typical
 * indicator patterns one after another with java.util.regex, which validate and mask nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DetectorBenchmark {
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
            Pattern.compile("\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"),
            Pattern.compile("\\bhttps?://[^\\s\"'<>]+"),
            Pattern.compile("\\b[a-fA-F0-9]{32}\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{40}\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{64}\\b"),
            Pattern.compile("\\bCVE-[0-9]{4}-[0-9]{4,}\\b"),
            Pattern.compile("\\b(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}\\b"),
            Pattern.compile("\\b[a-z2-7]{56}\\.onion\\b"),
            Pattern.compile("\\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}\\b"));

    private TextReader reader = new TextReader(new MaskedSecret.Key(new byte[32]));
    private String text = "";

    /** Texts in four languages: posts, listings, combo lists. */
    @Setup
    public void texts() {
        World world = World.generate(new WorldSettings(1, 0, Instant.parse("2026-06-01T12:00:00Z"), 1));
        text = world.truth().documents().stream().map(PlantedDocument::text).collect(Collectors.joining("\n\n"));
        reader = new TextReader(new MaskedSecret.Key(new byte[32]));
    }

    @Benchmark
    public int andonDetectors() {
        return reader.detect(text).entities().size();
    }

    @Benchmark
    public int regexOneAfterAnother() {
        int found = 0;
        for (Pattern pattern : PATTERNS) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                found++;
            }
        }
        return found;
    }
}
