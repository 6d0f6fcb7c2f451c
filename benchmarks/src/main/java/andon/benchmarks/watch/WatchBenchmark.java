package andon.benchmarks.watch;

import andon.corpus.watch.CompiledWatchList;
import andon.corpus.watch.WatchList;
import andon.vocabulary.Document;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Documents a second in which many watched names are looked for: Andon's watch list, which folds, cuts words in every script and looks
 * for leet and other scripts' spellings, beside Lucene's query index, a double-array Aho-Corasick and a plain hash on the first word,
 * which only lower the case. All must find the same names before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WatchBenchmark {
    @Param({"100", "1000", "10000", "100000"})
    public int terms = 100;

    private final List<Document> documents = WatchedText.documents();
    private int next;

    private WatchList andon = document -> List.of();
    private LuceneQueryIndex lucene = lucene(List.of());
    private AhoCorasickDoubleArrayTrie<String> automaton = new AhoCorasickDoubleArrayTrie<>();
    private Map<String, List<String[]>> byFirst = Map.of();

    @Setup
    public void watch() {
        List<String> names = WatchedText.names(terms);
        andon = new CompiledWatchList(WatchedText.assets(names));
        lucene = lucene(names);
        TreeMap<String, String> keys = new TreeMap<>();
        names.forEach(name -> keys.put(name, name));
        automaton = new AhoCorasickDoubleArrayTrie<>();
        automaton.build(keys);
        byFirst = new HashMap<>();
        for (String name : names) {
            String[] words = name.split(" ");
            byFirst.computeIfAbsent(words[0], word -> new ArrayList<>(1)).add(words);
        }
        for (Document document : documents) {
            int found = andon.match(document).size();
            if (found != lucene.match(document.text())
                    || found != automaton(document.text())
                    || found != hash(document.text())) {
                throw new IllegalStateException("not all find the same in " + document.identityKey());
            }
        }
    }

    private static LuceneQueryIndex lucene(List<String> names) {
        try {
            return new LuceneQueryIndex(names);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TearDown
    public void close() throws IOException {
        lucene.close();
    }

    private Document document() {
        next = (next + 1) % documents.size();
        return documents.get(next);
    }

    @Benchmark
    public int andonWatchList() {
        return andon.match(document()).size();
    }

    @Benchmark
    public int luceneQueryIndex() {
        return lucene.match(document().text());
    }

    @Benchmark
    public int ahoCorasickDoubleArray() {
        return automaton(document().text());
    }

    @Benchmark
    public int plainHashOnTheFirstWord() {
        return hash(document().text());
    }

    /** Whole words only. */
    private int automaton(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int[] found = new int[1];
        automaton.parseText(lower, (begin, end, name) -> {
            boolean whole = (begin == 0 || !Character.isLetterOrDigit(lower.charAt(begin - 1)))
                    && (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end)));
            found[0] += whole ? 1 : 0;
        });
        return found[0];
    }

    private int hash(String text) {
        List<String> words = new ArrayList<>(300);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        int found = 0;
        for (int i = 0; i < words.size(); i++) {
            for (String[] name : byFirst.getOrDefault(words.get(i), List.of())) {
                int at = 1;
                while (at < name.length && i + at < words.size() && name[at].equals(words.get(i + at))) {
                    at++;
                }
                found += at == name.length ? 1 : 0;
            }
        }
        return found;
    }
}
