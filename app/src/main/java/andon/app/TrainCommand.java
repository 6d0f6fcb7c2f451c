package andon.app;

import andon.app.settings.UsageException;
import andon.indexer.names.tag.TextTagger;
import andon.indexer.names.train.NameTraining;
import andon.indexer.threat.ThreatTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model from annotated texts and says how right it is. */
@Command(
        name = "train",
        description = "Trains the model that finds companies in running text, or that of threats, and measures it.",
        footer = {
            "%n--language reads .conll, .iob2, .txt (word TAB tag) and .jsonl (text with entities or spans) of the language;",
            "files named *.dev.*, *.valid.* or *.test.* are measured only.",
            "--threats reads .jsonl (lang, text, labels) and .tsv (labels, language, text); *.test.* is measured only.",
            "The same files give the same bytes."
        })
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder of annotated files.")
    private @Nullable Path data;

    private static final class Kind {
        @Option(
                names = "--language",
                required = true,
                paramLabel = "CODE",
                description = "Companies: en, ru, ja or zh.")
        private @Nullable String language;

        @Option(names = "--threats", required = true, description = "What short posts are about, in all languages.")
        private boolean threats;
    }

    @ArgGroup(multiplicity = "1")
    private @Nullable Kind kind;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model is written.")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        Kind asked = Objects.requireNonNull(kind);
        Path folder = Objects.requireNonNull(data);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--data " + folder + " is no folder");
        }
        PrintWriter report = Objects.requireNonNull(command).commandLine().getOut();
        Consumer<String> lines = line -> {
            report.println(line);
            report.flush();
        };
        byte[] bytes = asked.threats
                ? new ThreatTraining(lines).train(folder)
                : new NameTraining(model(asked.language), lines).train(folder);
        Files.write(Objects.requireNonNull(out), bytes);
        report.println("written to " + out);
        report.flush();
        return 0;
    }

    private static TextTagger.Model model(@Nullable String language) {
        return Arrays.stream(TextTagger.Model.values())
                .filter(m -> m.code().equals(language))
                .findFirst()
                .orElseThrow(() -> new UsageException("--language " + language + ": en, ru, ja or zh was expected"));
    }
}
