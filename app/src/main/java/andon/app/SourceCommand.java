package andon.app;

import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
                        .println(source.id() + "\t" + source.every() + "\t" + source.mainAddress() + "\t"
                                + source.name());
            }
            return 0;
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
