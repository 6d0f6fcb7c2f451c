package andon.benchmarks.watch;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.QueryEvaluation;
import andon.corpus.index.StoredQueries;
import andon.corpus.query.Query;
import andon.corpus.query.QueryParser;
import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Documents a second that are matched with the stored queries of analysts' subscriptions, from what is read of a document to those
 * that it matches: by what the queries require, beside trying each of them. Both must find the same before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoredQueryBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final int COMPARED = 50;

    @Param({"10", "100", "1000", "10000"})
    public int queries = 10;

    private final List<IndexedDocument> documents = documents();
    private int next;

    private Map<Integer, Query> all = Map.of();
    private StoredQueries<Integer> stored = StoredQueries.of(Map.of());

    private static List<IndexedDocument> documents() {
        List<IndexedDocument> documents = new ArrayList<>();
        for (Document document : WatchedText.documents()) {
            documents.add(new IndexedDocument(document, NOW, NOW, 1, 0, List.of()));
        }
        return documents;
    }

    @Setup
    public void subscribe() throws QuerySyntaxException {
        all = new LinkedHashMap<>();
        for (String name : WatchedText.names(queries)) {
            int number = all.size();
            String text = switch (number % 4) {
                case 0 -> "\"" + name + "\" lang:en";
                case 1 -> name + " (vpn OR rdp OR kind:post) -sold";
                case 2 -> "(\"" + name + "\" OR domain:brand" + number + ".example) source:board";
                default -> "title:offer OR email:*@brand" + number + ".example OR \"" + name + "\"";
            };
            all.put(number, QueryParser.parse(text, NOW));
        }
        stored = StoredQueries.of(all);
        for (IndexedDocument document : documents.subList(0, COMPARED)) {
            if (matched(document) != tried(document)) {
                throw new IllegalStateException("not both find the same in " + document.id());
            }
        }
    }

    private IndexedDocument document() {
        next = (next + 1) % documents.size();
        return documents.get(next);
    }

    private int matched(IndexedDocument document) {
        DocumentFacts facts = DocumentFacts.of(document, Mirrors.NONE);
        int found = 0;
        for (int number : stored.candidates(facts)) {
            if (QueryEvaluation.matches(all.getOrDefault(number, new Query.All()), facts)) {
                found++;
            }
        }
        return found;
    }

    private int tried(IndexedDocument document) {
        DocumentFacts facts = DocumentFacts.of(document, Mirrors.NONE);
        int found = 0;
        for (Query query : all.values()) {
            if (QueryEvaluation.matches(query, facts)) {
                found++;
            }
        }
        return found;
    }

    @Benchmark
    public int byWhatTheyRequire() {
        return matched(document());
    }

    @Benchmark
    public int oneByOne() {
        return tried(document());
    }
}
