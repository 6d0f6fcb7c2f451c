package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.crawler.Crawler;
import andon.crawler.health.Complaint;
import andon.crawler.health.SourceHealth;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.searchapi.sources.SourceCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and changes what is watched. */
@Command(
        name = "source",
        description = "Shows and changes what is watched, what was found, and what must not be dialled.",
        subcommands = {
            SourceCommands.Show.class,
            SourceCommands.Add.class,
            SourceCommands.Import.class,
            SourceCommands.Put.class,
            SourceCommands.Remove.class,
            SourceCommands.Pause.class,
            SourceCommands.Resume.class,
            SourceCommands.Run.class,
            SourceCommands.History.class,
            SourceCommands.Revert.class,
            FoundCommands.Found.class,
            FoundCommands.Accept.class,
            FoundCommands.Refuse.class,
            FoundCommands.Held.class,
            FoundCommands.Hold.class,
            FoundCommands.Release.class,
        })
final class SourceCommand {
    @Command(name = "check", description = "Reads a sources file and says what is wrong with it; changes nothing.")
    int check(@Mixin Place place, @Parameters(paramLabel = "FILE") Path file) {
        place.out().println(file + ": " + read(file).size() + " sources, all good");
        return 0;
    }

    @Command(
            name = "load",
            description = "Makes a sources file's sources all that files say is watched; what came from no file stays.")
    int load(@Mixin Place place, @Mixin Server server, @Parameters(paramLabel = "FILE") Path file) {
        // Read here first, so that the message names the file and its line.
        read(file);
        return server.at(place, desk -> {
            SourceCatalog.Loaded.Done done = desk.load(SourceCommands.text(file));
            place.out()
                    .println(summary(
                            done.added().size(),
                            done.changed().size(),
                            done.removed().size(),
                            done.kept().size()));
            return 0;
        });
    }

    /** Makes them all that files say is watched; a host that another source has is wrong usage, with the file's line. */
    static SourceRegistry.Changes replaceAll(Stores stores, Path file, List<Source> sources) {
        try {
            return stores.sources().replaceAll(sources, "file " + file.getFileName());
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage() + "; nothing was changed", e);
        }
    }

    static String summary(SourceRegistry.Changes changes) {
        return summary(
                changes.added().size(),
                changes.changed().size(),
                changes.removed().size(),
                changes.kept().size());
    }

    private static String summary(int added, int changed, int removed, int kept) {
        return added + " new, " + changed + " changed, " + removed + " gone"
                + (kept == 0 ? "" : ", " + kept + " kept that came from no file");
    }

    @Command(name = "list", description = "Prints id, cadence, main address and name, one source a line.")
    int list(@Mixin Place place, @Mixin Server server) {
        return server.at(place, desk -> {
            for (Map<String, Object> source : desk.sources()) {
                List<?> addresses = (List<?>) Objects.requireNonNull(source.get("addresses"));
                Object every = source.get("every");
                place.out()
                        .println(source.get("id") + "\t" + (every == null ? source.get("cron") : every) + "\t"
                                + addresses.getFirst() + "\t" + source.get("name")
                                + (Boolean.TRUE.equals(source.get("paused")) ? "\tpaused" : ""));
            }
            return 0;
        });
    }

    @Command(
            name = "health",
            description = {
                "Prints id, verdict, last good visit, failed share, new documents of a week; then what is wrong with"
                        + " it.",
                "Exit code 1 if any source is bad."
            })
    int health(@Mixin Place place) {
        Settings settings = place.settings();
        try (Stores stores = Stores.openWithoutIndex(settings);
                Crawler crawler = Crawling.crawler(stores, settings)) {
            List<SourceHealth> all =
                    Crawling.health(stores, crawler, settings.health()).all();
            for (SourceHealth source : all) {
                place.out()
                        .println(source.source() + "\t" + source.verdict().word() + "\t"
                                + source.lastGood().map(Object::toString).orElse("never") + "\t"
                                + String.format(
                                        Locale.ROOT,
                                        "%.0f %%",
                                        100 * source.looks().failedShare())
                                + "\t" + source.newDocumentsInAWeek());
                for (Complaint complaint : source.complaints()) {
                    place.out().println("\t" + complaint.kind().code() + "\t" + complaint.detail());
                }
            }
            return all.stream().anyMatch(s -> s.verdict() == SourceHealth.Verdict.BAD) ? 1 : 0;
        }
    }

    @Command(
            name = "attended",
            description =
                    "Says that an operator saw to a source that needs one: it is visited again, with a new session.")
    int attended(@Mixin Place place, @Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        return server.at(place, desk -> {
            desk.attended(id);
            return 0;
        });
    }

    static List<Source> read(Path file) {
        try {
            return SourcesFile.parse(file);
        } catch (SourcesFileException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (IOException e) {
            throw new UsageException("the sources file " + file + " cannot be read: " + Failures.describe(e), e);
        }
    }
}
