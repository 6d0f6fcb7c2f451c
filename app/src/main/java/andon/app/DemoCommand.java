package andon.app;

import andon.app.demo.Demo;
import andon.app.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the main job on a synthetic dark web with known truth. */
@Command(
        name = "demo",
        description = "Runs the main job on a synthetic dark web with known truth, all on this machine.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--once", description = "Exits after the account, with 0 only if the planted truth was met.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps everything in this new folder. Default: a temporary one, removed at the end.")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Which world. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "How much harmless filler the world has, 1 to 1000. Default: ${DEFAULT-VALUE}")
    private int scale;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The console's port. Default: a free one")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (scale < 1 || scale > 1000) {
            throw new UsageException("--scale must be 1 to 1000, not " + scale);
        }
        CommandSpec spec = java.util.Objects.requireNonNull(command);
        try (StopSignal stop = StopSignal.install();
                WorkFolder folder = folder()) {
            Demo demo = new Demo(
                    folder.path(),
                    seed,
                    scale,
                    port,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return (once ? demo.run() : demo.runAndServe(stop)) ? 0 : 1;
        }
    }

    private WorkFolder folder() throws IOException {
        if (data == null) {
            return WorkFolder.temporary();
        }
        if (Files.exists(data)) {
            try (var files = Files.list(data)) {
                if (files.findAny().isPresent()) {
                    throw new UsageException("--data " + data + " is not empty; the demo wants a new folder");
                }
            }
        }
        return WorkFolder.kept(data);
    }
}
