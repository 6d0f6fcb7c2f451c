package andon.app;

import andon.crawler.Crawler;
import andon.crawler.health.Complaint;
import andon.crawler.health.SourceHealth;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and changes what is watched. */
@Command(name = "source", description = "Checks, loads and lists the watched sites.")
final class SourceCommand {
    @Command(name = "check", description = "Reads a sources file and says what is wrong with it; changes nothing.")
    int check(@Mixin Place place, @Parameters(paramLabel = "FILE") Path file) {
        place.out().println(file + ": " + read(file).size() + " sources, all good");
        return 0;
    }

    @Command(name = "load", description = "Makes a sources file's sources all that is watched.")
    int load(@Mixin Place place, @Parameters(paramLabel = "FILE") Path file) {
        List<Source> sources = read(file);
        try (Stores stores = place.open()) {
            SourceRegistry.Changes changes = stores.sources().replaceAll(sources);
            place.out()
                    .println(changes.added().size() + " new, "
                            + changes.changed().size() + " changed, "
                            + changes.removed().size() + " gone");
            return 0;
        }
    }

    @Command(name = "list", description = "Prints id, cadence, main address and name, one source a line.")
    int list(@Mixin Place place) {
        try (Stores stores = place.open()) {
            for (SourceRegistry.Stored stored : stores.sources().all()) {
                Source source = stored.source();
                place.out()
                        .println(source.id() + "\t" + source.timetable().cadence() + "\t" + source.mainAddress() + "\t"
                                + source.name());
            }
            return 0;
        }
    }

    @Command(
            name = "health",
            description = {
                "Prints id, verdict, last good visit, failed share, new documents of a week; then what is wrong with it.",
                "Exit code 1 if any source is bad."
            })
    int health(@Mixin Place place) {
        Settings settings = place.settings();
        try (Stores stores = Stores.open(settings);
                Crawler crawler = Crawling.crawler(stores, settings)) {
            List<SourceHealth> all = Crawling.health(stores, crawler).all();
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
    int attended(@Mixin Place place, @Parameters(paramLabel = "ID") String id) {
        Settings settings = place.settings();
        try (Stores stores = Stores.open(settings);
                Crawler crawler = Crawling.crawler(stores, settings)) {
            SourceId source = new SourceId(id);
            if (stores.sources().find(source).isEmpty()) {
                throw new UsageException("there is no source '" + id + "'; see: andon source list");
            }
            crawler.attended(source);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
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
