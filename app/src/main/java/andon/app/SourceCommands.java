package andon.app;

import andon.app.settings.UsageException;
import andon.crawler.source.Source;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.searchapi.lists.ListFile;
import andon.searchapi.sources.SourceCatalog.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands on one source; each works in the database or asks a running Andon. */
final class SourceCommands {
    private SourceCommands() {}

    /** What they have in common. */
    abstract static class OnDesk implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Mixin
        Server server = new Server();

        abstract int work(Desk desk);

        @Override
        public final Integer call() {
            return server.at(place, this::work);
        }

        final int say(String text) {
            place.err().println(text);
            return 0;
        }
    }

    /** A command on a source that is named. */
    abstract static class OnSource extends OnDesk {
        @Parameters(paramLabel = "ID", description = "The source; andon source list names all.")
        String id = "";
    }

    @Command(name = "show", description = "Prints a source's definition as YAML, as put takes it.")
    static final class Show extends OnSource {
        @Option(names = "--version", paramLabel = "N", description = "As it was in this version. Default: as it is.")
        private @Nullable Long version;

        @Override
        int work(Desk desk) {
            if (version == null) {
                Desk.Shown shown = desk.source(id);
                place.out().print(shown.yaml());
                place.out().flush();
                return say("version " + shown.version() + " since " + shown.since());
            }
            Version then = desk.history(id).stream()
                    .filter(v -> v.version() == version)
                    .findFirst()
                    .orElseThrow(() -> new UsageException("the source " + id + " never had a version " + version));
            place.out().print(then.yaml());
            place.out().flush();
            return say("version " + then.version() + " of " + then.at() + " by " + then.by());
        }
    }

    /** A command that reads a definition. */
    abstract static class OnDefinition extends OnDesk {
        @Parameters(paramLabel = "FILE", description = "YAML with the keys of one source; - reads standard input.")
        private Path file = Path.of("-");

        abstract Optional<Long> expected();

        @Override
        int work(Desk desk) {
            String text = text(file);
            try {
                // Read here first, so that the message names the file and its line.
                Source source = SourcesFile.parseOne(file.toString(), text);
                long version = desk.put(source.id().value(), text, expected());
                return say("source " + source.id() + ": version " + version);
            } catch (SourcesFileException e) {
                throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
            }
        }
    }

    /** A definition's text, within the bounds of a sources file. */
    static String text(Path file) {
        boolean standard = file.toString().equals("-");
        try (InputStream in = standard ? System.in : Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SourcesFile.MOST_BYTES + 1);
            if (bytes.length > SourcesFile.MOST_BYTES) {
                throw new UsageException(file + " is larger than " + SourcesFile.MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + Failures.describe(e), e);
        }
    }

    @Command(name = "add", description = "Adds a source; there must be none with its id.")
    static final class Add extends OnDefinition {
        @Override
        Optional<Long> expected() {
            return Optional.of(0L);
        }
    }

    @Command(
            name = "import",
            description = {
                "Adds the sources of a list, all or none: CSV with the columns address, id, name, every and other keys"
                        + " of the sources file, or MISP events as JSON, whose sources are paused until they are resumed.",
                "What is watched stays as it is. Exit code 1 if anything in the list is wrong."
            })
    static final class Import extends OnDesk {
        @Parameters(paramLabel = "FILE", description = "UTF-8, at most 4 MB and 5,000 entries.")
        private Path file = Path.of("-");

        @Option(names = "--dry-run", description = "Says what would become of the list; changes nothing.")
        private boolean look;

        @Option(names = "--clear-web", description = "Also takes addresses of the clear web from MISP.")
        private boolean clearWeb;

        @Override
        int work(Desk desk) {
            return ListLines.print(place, desk.importSources(list(file), clearWeb, look));
        }
    }

    /** A list's bytes; one byte more than may be shows that there are too many. */
    static byte[] list(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ListFile.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + Failures.describe(e), e);
        }
    }

    @Command(name = "put", description = "Stores a source, new or as a new version.")
    static final class Put extends OnDefinition {
        @Option(
                names = "--expect",
                paramLabel = "N",
                description = "The version that was changed; refused if there is a newer one.")
        private @Nullable Long expect;

        @Override
        Optional<Long> expected() {
            return Optional.ofNullable(expect);
        }
    }

    @Command(name = "remove", description = "Stops watching a source; its history and what it captured stay.")
    static final class Remove extends OnSource {
        @Override
        int work(Desk desk) {
            desk.remove(id);
            return say("source " + id + " is watched no more");
        }
    }

    @Command(name = "pause", description = "Begins no visit of a source until it is resumed.")
    static final class Pause extends OnSource {
        @Override
        int work(Desk desk) {
            return say("source " + id + " is paused: version " + desk.pause(id, true));
        }
    }

    @Command(name = "resume", description = "Visits a paused source again.")
    static final class Resume extends OnSource {
        @Override
        int work(Desk desk) {
            return say("source " + id + " is resumed: version " + desk.pause(id, false));
        }
    }

    @Command(name = "run", description = "Begins a visit of every known page; a running crawler makes it.")
    static final class Run extends OnSource {
        @Override
        int work(Desk desk) {
            desk.run(id);
            return say("a visit of " + id + " has begun");
        }
    }

    @Command(name = "history", description = "Prints a source's versions, newest first: number, time, who, removed.")
    static final class History extends OnSource {
        @Override
        int work(Desk desk) {
            for (Version v : desk.history(id)) {
                place.out().println(v.version() + "\t" + v.at() + "\t" + v.by() + (v.removed() ? "\tremoved" : ""));
            }
            return 0;
        }
    }

    @Command(name = "revert", description = "Makes a source again what it was in a version.")
    static final class Revert extends OnSource {
        @Parameters(paramLabel = "VERSION", description = "andon source history ID names all.")
        private long version;

        @Override
        int work(Desk desk) {
            return say("source " + id + ": version " + desk.revert(id, version) + ", as it was in " + version);
        }
    }
}
