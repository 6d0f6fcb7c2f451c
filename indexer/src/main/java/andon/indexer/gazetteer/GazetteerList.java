package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists of names as tab-separated text: type ({@code malware} or {@code threat-actor}), spellings parted by {@code |} (the
 * first is the canonical name), and optionally {@code ordinary} or {@code distinct}. Without that third cell a spelling
 * that is a common word counts as ordinary.
 */
final class GazetteerList {
    /** An operator's list may have this many lines. */
    static final int MOST_LINES = 200_000;

    /** … of at most this many characters each. */
    static final int LONGEST_LINE = 20_000;

    private static final int SHORTEST = 3;
    private static final List<String> BUNDLED = List.of("galaxy.tsv", "names.tsv");

    private GazetteerList() {}

    static List<ListedName> bundled() {
        List<ListedName> names = new ArrayList<>();
        for (String list : BUNDLED) {
            String resource = "/andon/indexer/gazetteer/" + list;
            try (InputStream in = GazetteerList.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the build lacks " + resource);
                }
                read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), list, names);
            } catch (IOException e) {
                throw new UncheckedIOException(resource + " cannot be read", e);
            }
        }
        return names;
    }

    /** The lists ({@code *.tsv}) of a folder in the order of their names; none if there is no folder. */
    static List<ListedName> in(Path folder) {
        List<ListedName> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    read(lines, file.toString(), names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the name lists in " + folder + " cannot be read", e);
        }
        return names;
    }

    private static void read(BufferedReader lines, String from, List<ListedName> names) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (++number > MOST_LINES) {
                throw new IllegalArgumentException(from + " has more than " + MOST_LINES + " lines");
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line, from + ", line " + number, names);
            }
        }
    }

    private static void add(String line, String where, List<ListedName> names) {
        String[] cells = line.split("\t");
        EntityType type = EntityType.ofWord(cells[0].strip()).orElse(null);
        if (type != EntityType.MALWARE && type != EntityType.THREAT_ACTOR) {
            throw new IllegalArgumentException(
                    where + ": “malware” or “threat-actor” was expected, not “" + cells[0] + "”");
        }
        if (cells.length < 2 || cells[1].isBlank() || line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException(
                    where + ": names of at most " + LONGEST_LINE + " characters were expected");
        }
        String use = cells.length > 2 ? cells[2].strip() : "";
        if (!use.isEmpty() && !use.equals("ordinary") && !use.equals("distinct")) {
            throw new IllegalArgumentException(where + ": “ordinary” or “distinct” was expected, not “" + use + "”");
        }
        String[] spellings = cells[1].split("\\|");
        for (String spelling : spellings) {
            String name = spelling.strip();
            if (name.length() >= SHORTEST) {
                ListedName.Sense told = ListedName.senseOf(name);
                ListedName.Sense sense = use.equals("distinct")
                        ? ListedName.Sense.DISTINCT
                        : use.equals("ordinary") && told != ListedName.Sense.COMMON ? ListedName.Sense.ORDINARY : told;
                names.add(new ListedName(type, spellings[0].strip(), name, sense));
            }
        }
    }
}
