package andon.app.demo;

import andon.app.demo.Verdict.Claim;
import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.Threat;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what a run found, for people. */
final class Account {
    private static final int MOST_LINES = 10;

    private Account() {}

    static void print(PrintWriter out, Observation observed, long sites, long pages, Verdict verdict) {
        List<Document> documents =
                observed.documents().stream().map(IndexedDocument::document).toList();
        out.printf("%-12s %6d with at least one page captured%n", "sites", sites);
        out.printf("%-12s %6d captured as WARC evidence%n", "pages", pages);
        out.printf(
                "%-12s %6d  %s%n",
                "documents",
                documents.size(),
                counts(documents.stream(), d -> d.kind().word()));
        out.printf(
                "%-12s %6d  %s%n",
                "entities",
                documents.stream().mapToLong(d -> d.entities().size()).sum(),
                counts(documents.stream().flatMap(d -> d.entities().stream()).map(Entity::type), t -> t.word()));
        out.printf(
                "%-12s %6d  %s%n",
                "threats",
                documents.stream().mapToLong(d -> d.threats().size()).sum(),
                counts(documents.stream().flatMap(d -> d.threats().stream()).map(Threat::category), c -> c.word()));
        out.printf(
                "%-12s %6d delivered to a webhook, %d to mailboxes%n",
                "alerts", observed.webhookIds().size(), observed.mailIds().size());
        out.println();
        out.println("Against the planted truth:");
        for (Claim claim : verdict.claims()) {
            out.printf("  %s %4d of %4d  %s%n", claim.met() ? "✓" : "✗", claim.found(), claim.expected(), claim.name());
            lines(out, "missed", claim.missed());
            lines(out, "wrong", claim.wrong());
        }
    }

    private static void lines(PrintWriter out, String word, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("        " + word + ": " + line));
        if (lines.size() > MOST_LINES) {
            out.println("        … and " + (lines.size() - MOST_LINES) + " more " + word);
        }
    }

    private static <T> String counts(Stream<T> things, Function<T, String> word) {
        Map<String, Long> counts = things.collect(Collectors.groupingBy(word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
