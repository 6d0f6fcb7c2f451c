package andon.app.quality;

import andon.indexer.DocumentReader;
import andon.indexer.Extractor;
import andon.indexer.TextReader;
import andon.indexer.cut.Profiles;
import andon.vocabulary.MaskedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the indexer that this process has. */
public final class Quality {
    private static final int KEY_BYTES = 32;

    private final Judged judged;

    private Quality(Judged judged) {
        this.judged = judged;
    }

    /**
     * @param folder public annotated texts as docs/quality.md lays them out; null for the testbed's alone
     * @throws IOException if a file there is not of its form
     */
    public static Quality judge(@Nullable Path folder) throws IOException {
        TextReader text = new TextReader(new MaskedSecret.Key(new byte[KEY_BYTES]));
        List<Judged> parts = new ArrayList<>();
        parts.add(new WorldSets(new DocumentReader(text, Profiles.bundled())).judged());
        PersonJudge persons = new PersonJudge(text);
        parts.add(persons.judged(NamedPosts.read()));
        if (folder != null) {
            parts.add(new DevelopmentSets(folder, new TextJudge(new Extractor(text)), persons).judged());
        }
        return new Quality(Judged.all(parts));
    }

    /** A table for a reader. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-20s %-20s %-4s %6s %9s %9s %9s%n",
                "set",
                "what",
                "lang",
                "there",
                "precision",
                "recall",
                "F1");
        for (Score s : judged.scores()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-20s %-4s %6d %9.3f %9.3f %9.3f%n",
                    s.set(),
                    s.what(),
                    s.language(),
                    s.right() + s.missed(),
                    s.precision(),
                    s.recall(),
                    s.f1());
        }
        double macro = judged.scores().stream()
                .filter(s -> s.set().equals("threats") && !s.what().startsWith("harmless"))
                .mapToDouble(Score::f1)
                .average()
                .orElse(Double.NaN);
        if (!Double.isNaN(macro)) {
            out.printf(Locale.ROOT, "threats, macro F1: %.3f%n", macro);
        }
        out.flush();
    }

    /** The figures in the form of the baseline. */
    public List<String> lines() {
        return judged.scores().stream().map(Baseline::line).toList();
    }

    /** What was wrong or missed, a line each. */
    public List<String> examples() {
        return judged.examples();
    }

    /** What is worse than the stored baseline, a line each. */
    public List<String> fallen() throws IOException {
        try (InputStream in = Quality.class.getResourceAsStream("baseline.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the build left out baseline.tsv");
            }
            return Baseline.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)))
                    .fallen(judged.scores());
        }
    }
}
