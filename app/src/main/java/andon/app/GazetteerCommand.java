package andon.app;

import andon.app.settings.DataFolder;
import andon.app.settings.UsageException;
import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.gazetteer.MispGalaxy;
import andon.vocabulary.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the operator's own lists of names of malware and actors. */
@Command(name = "gazetteer", description = "Imports and lists names of malware and actors.")
final class GazetteerCommand {
    @Command(
            name = "import",
            description =
                    "Reads clusters of the MISP galaxy (their JSON, or JSON Lines with name and synonyms) into lists "
                            + "in the data folder; a list of the same name is replaced. Processes read them when they start.")
    int bring(
            @Mixin Place place,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Such as malpedia.json.") List<Path> files,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            description = "malware or threat-actor. Default: what the cluster says")
                    @Nullable
                    String word)
            throws IOException {
        Optional<EntityType> type = type(word);
        Path folder = new DataFolder(place.settings().data()).gazetteer();
        Files.createDirectories(folder);
        for (Path file : files) {
            List<String> lines = read(file, type);
            Path list = folder.resolve(listName(file));
            Path draft = Files.createTempFile(folder, "import", ".draft");
            Files.write(draft, lines);
            Files.move(draft, list, StandardCopyOption.REPLACE_EXISTING);
            place.out().println(list + "\t" + lines.size());
        }
        check(folder);
        return 0;
    }

    @Command(name = "list", description = "Prints the operator's lists and how many names each has.")
    int list(@Mixin Place place) throws IOException {
        Path folder = new DataFolder(place.settings().data()).gazetteer();
        if (Files.isDirectory(folder)) {
            check(folder);
            try (Stream<Path> lists = Files.list(folder)) {
                for (Path list : lists.filter(f -> f.toString().endsWith(".tsv"))
                        .sorted()
                        .toList()) {
                    long names = Files.readAllLines(list).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .count();
                    place.out().println(list + "\t" + names);
                }
            }
        }
        return 0;
    }

    private static Optional<EntityType> type(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        return Optional.of(EntityType.ofWord(word)
                .filter(type -> type == EntityType.MALWARE || type == EntityType.THREAT_ACTOR)
                .orElseThrow(() -> new UsageException("--type is malware or threat-actor, not " + word)));
    }

    private static List<String> read(Path file, Optional<EntityType> type) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return MispGalaxy.lines(in, type);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file, e);
        } catch (IllegalArgumentException | IOException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    private static String listName(Path file) {
        Path name = file.getFileName();
        String base = name == null ? "list" : name.toString().replaceFirst("\\.jsonl?$", "");
        return base.replaceAll("[^A-Za-z0-9._-]", "-") + ".tsv";
    }

    /** What the processes would refuse at their start is refused here. */
    private static void check(Path folder) {
        try {
            Gazetteer.with(folder);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
