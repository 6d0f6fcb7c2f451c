package andon.app;

import andon.app.settings.Given;
import andon.app.settings.Settings;
import andon.crawler.source.SourceRegistry.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Andon until it is stopped. */
@Command(
        name = "serve",
        description = "Runs Andon until Ctrl-C: schedules, crawls, indexes, delivers alerts, serves the console.")
final class ServeCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);

    @Mixin
    private Place place = new Place();

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "What this process does: ${COMPLETION-CANDIDATES}. Default: all of it.")
    private @Nullable Set<ProcessRole> roles;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Names this process among several that crawl on one database; wins over crawler.name.")
    private @Nullable String name;

    @Option(
            names = "--until-idle",
            description = "Ends by itself once every planned visit is made, indexed and told: for runs from cron.")
    private boolean untilIdle;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings =
                place.settings(name == null ? List.of() : List.of(new Given("--name", "crawler.name", name)));
        Set<ProcessRole> chosen = roles == null ? ProcessRole.all() : EnumSet.copyOf(roles);
        try (StopSignal stop = StopSignal.install();
                Stores stores = Stores.openFor(settings, chosen)) {
            loadSources(stores, settings.sources());
            try (Node node = Node.start(settings, stores, chosen)) {
                place.err()
                        .println("Andon serves as "
                                + String.join(
                                        ", ",
                                        chosen.stream().map(ProcessRole::word).toList())
                                + node.console().map(c -> " at " + c).orElse("") + "; Ctrl-C stops it.");
                while (!stop.await(LOOK)) {
                    if (untilIdle && node.idle()) {
                        break;
                    }
                }
            }
        }
        return 0;
    }

    /** Makes the sources file's sources all that files say is watched; without a file they stay as they are. */
    private void loadSources(Stores stores, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Changes changes = SourceCommand.replaceAll(stores, file, SourceCommand.read(file));
        place.err().println("Sources of " + file + ": " + SourceCommand.summary(changes));
    }
}
