package andon.benchmarks.search;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.QueryParser;
import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.Document;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a customer's search costs, masked for it, beside the same search of an analyst: the CPU time of one thread, in turn, over
 * posts of which every third holds a table of persons and every post some sentences about them.
 */
public final class MaskingBenchmark {
    private static final int DOCUMENTS = 20_000;
    private static final int BATCH = 500;
    private static final int ROUNDS = 30;
    private static final int COMPANY = 3;
    private static final Visibility CUSTOMER = new Visibility.MentionsOf(GeneratedDocuments.customer(COMPANY));
    private static final Set<Facet> NAMES = Set.of(
            new Facet.Values(EntityField.ORG),
            new Facet.Values(EntityField.ACTOR),
            new Facet.Values(EntityField.MALWARE));
    private static final String PROSE =
            "\nTheir CFO John Wexley lives at 14 Harrow Lane, Leeds, and Mrs Elena Marchetti, born on 12 March 1971, knows it.\n";
    private static final String ROWS = "name\tstreet\tdob\n" + "Jane Roe\t7 Ferngate Road\t1990-01-02\n".repeat(20);

    private MaskingBenchmark() {}

    private record Kind(String name, String query, int limit, int pages, Set<Facet> facets) {}

    public static void main(String[] args) throws IOException, QuerySyntaxException {
        int documents = args.length == 0 ? DOCUMENTS : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("andon-masking-benchmark");
        try (AndonLucene andon = AndonLucene.open(folder)) {
            for (int from = 0; from < documents; from += BATCH) {
                andon.put(IntStream.range(from, Math.min(documents, from + BATCH))
                        .mapToObj(MaskingBenchmark::document)
                        .toList());
            }
            andon.finish();
            String own = "domain:" + GeneratedDocuments.domain(COMPANY);
            System.out.println("| search | analyst, ms | customer, ms | customer / analyst |");
            System.out.println("| --- | --- | --- | --- |");
            for (Kind kind : List.of(
                    new Kind("20 hits", own, 20, 1, Set.of()),
                    new Kind("20 hits and facets of names", own, 20, 1, NAMES),
                    new Kind("20 hits of a word", own + " " + GeneratedDocuments.word(5), 20, 1, Set.of()),
                    new Kind(
                            "20 hits of a word and facets of names",
                            own + " " + GeneratedDocuments.word(5),
                            20,
                            1,
                            NAMES),
                    new Kind("a word that is read nowhere", own + " Ferngate", 20, 1, NAMES),
                    new Kind(
                            "a first look: 10 pages of 200",
                            own,
                            SearchRequest.MAX_LIMIT,
                            10,
                            Set.of(Facet.SOURCE, Facet.THREAT)))) {
                measure(andon.index(), kind);
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private static IndexedDocument document(int number) {
        IndexedDocument plain = GeneratedDocuments.document(number);
        Document post = plain.document();
        Document told = new Document(
                post.identityKey(),
                post.source(),
                post.kind(),
                post.address(),
                post.title(),
                post.author(),
                post.postedAt(),
                post.text() + PROSE + (number % 3 == 0 ? ROWS : ""),
                post.quotes(),
                post.language(),
                post.entities(),
                post.threats(),
                post.details());
        return new IndexedDocument(
                told, plain.firstSeen(), plain.changedAt(), plain.version(), plain.captureSeq(), plain.mentions());
    }

    private static void measure(DocumentIndex index, Kind kind) throws QuerySyntaxException {
        double[] analyst = new double[ROUNDS];
        double[] customer = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double all = milliseconds(index, kind, new Visibility.Everything());
            double own = milliseconds(index, kind, CUSTOMER);
            if (round >= 0) {
                analyst[round] = all;
                customer[round] = own;
            }
        }
        double all = median(analyst);
        double own = median(customer);
        System.out.println(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |", kind.name(), all, own, own / all));
    }

    private static double milliseconds(DocumentIndex index, Kind kind, Visibility visibility)
            throws QuerySyntaxException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            Optional<String> next = Optional.empty();
            for (int page = 0; page < kind.pages() && (page == 0 || next.isPresent()); page++) {
                next = index.search(new SearchRequest(
                                QueryParser.parse(kind.query(), GeneratedDocuments.END),
                                visibility,
                                SearchRequest.Sort.NEWEST,
                                kind.limit(),
                                next,
                                page == 0 ? kind.facets() : Set.of()))
                        .next();
            }
        } catch (DocumentIndex.InvalidCursorException e) {
            throw new IllegalStateException(e);
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
