package andon.app;

import andon.app.quality.Quality;
import andon.app.settings.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How right the indexer is. */
@Command(
        name = "quality",
        description =
                "Counts how right the indexer is: precision, recall and F1 by type and language, beside the baseline.",
        footer = {"%nExit code 1 says that a figure fell below the baseline."})
final class QualityCommand implements Callable<Integer> {
    @Option(
            names = "--sets",
            paramLabel = "DIR",
            description = "Public annotated texts, laid out as docs/quality.md says; without it the testbed's alone.")
    private @Nullable Path sets;

    @Option(names = "--lines", description = "Prints the lines of a baseline instead of the table.")
    private boolean lines;

    @Option(names = "--examples", description = "Prints what was wrong or missed behind the table.")
    private boolean examples;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (sets != null && !Files.isDirectory(sets)) {
            throw new UsageException(sets + " is no folder");
        }
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        Quality quality = Quality.judge(sets);
        if (lines) {
            quality.lines().forEach(out::println);
        } else {
            quality.print(out);
        }
        if (examples) {
            quality.examples().forEach(out::println);
        }
        List<String> fallen = quality.fallen();
        PrintWriter err = command.commandLine().getErr();
        fallen.forEach(line -> err.println("below the baseline: " + line));
        return fallen.isEmpty() ? 0 : 1;
    }
}
