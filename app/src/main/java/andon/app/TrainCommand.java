package andon.app;

import andon.app.settings.UsageException;
import andon.indexer.names.tag.TextTagger;
import andon.indexer.names.train.NameTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a name model from annotated texts and says how right it is. */
@Command(
        name = "train",
        description = "Trains the model that finds companies in running text, and measures it.",
        footer = {
            "%nReads .conll, .iob2, .txt (word TAB tag) and .jsonl (text with entities or spans) of the language;",
            "files named *.dev.*, *.valid.* or *.test.* are measured only. The same files give the same bytes."
        })
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder of annotated files.")
    private @Nullable Path data;

    @Option(names = "--language", required = true, paramLabel = "CODE", description = "en, ru, ja or zh.")
    private @Nullable String language;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model is written.")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        TextTagger.Model model = Arrays.stream(TextTagger.Model.values())
                .filter(m -> m.code().equals(language))
                .findFirst()
                .orElseThrow(() -> new UsageException("--language " + language + ": en, ru, ja or zh was expected"));
        Path folder = Objects.requireNonNull(data);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--data " + folder + " is no folder");
        }
        PrintWriter report = Objects.requireNonNull(command).commandLine().getOut();
        byte[] bytes = new NameTraining(model, line -> {
                    report.println(line);
                    report.flush();
                })
                .train(folder);
        Files.write(Objects.requireNonNull(out), bytes);
        report.println("written to " + out);
        report.flush();
        return 0;
    }
}
