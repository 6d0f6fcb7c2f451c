package andon.searchapi.requests;

import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is recommended against each kind of threat: a list that comes with Andon. Immutable. */
public final class Playbooks {
    private static final int COLUMNS = 7;

    private final List<Play> plays;

    private Playbooks(List<Play> plays) {
        this.plays = List.copyOf(plays);
    }

    /**
     * A recommendation.
     *
     * @param id its category and what it does, such as {@code credential-leak.reset}
     * @param days after how many days it is due
     * @param mitigations of ATT&CK, where it is one
     */
    public record Play(
            String id,
            ThreatCategory threat,
            String english,
            String japanese,
            String englishOwner,
            String japaneseOwner,
            int days,
            List<String> mitigations) {
        public Play {
            mitigations = List.copyOf(mitigations);
        }

        public String action(Locale language) {
            return isJapanese(language) ? japanese : english;
        }

        public String owner(Locale language) {
            return isJapanese(language) ? japaneseOwner : englishOwner;
        }

        private static boolean isJapanese(Locale language) {
            return language.getLanguage().equals("ja");
        }
    }

    /** Reads the list that is built in. */
    static Playbooks builtIn() {
        List<Play> plays = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String line : resource("playbooks.tsv").split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException("playbooks.tsv has a line of " + cells.length + " cells: " + line);
            }
            String category = cells[0].substring(0, cells[0].indexOf('.'));
            Play play = new Play(
                    cells[0],
                    ThreatCategory.ofWord(category).orElseThrow(() -> new IllegalStateException(line)),
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    Integer.parseInt(cells[5]),
                    Mitigations.parse(cells[6]));
            if (!ids.add(play.id())) {
                throw new IllegalStateException("playbooks.tsv has " + play.id() + " twice");
            }
            plays.add(play);
        }
        return new Playbooks(plays);
    }

    public List<Play> all() {
        return plays;
    }

    public List<Play> against(ThreatCategory threat) {
        return plays.stream().filter(play -> play.threat() == threat).toList();
    }

    Optional<Play> find(String id) {
        return plays.stream().filter(play -> play.id().equals(id)).findFirst();
    }

    static String resource(String name) {
        try (InputStream in = Playbooks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
