package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Given;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.searchapi.accounts.Role;
import andon.searchapi.knowledge.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types about the knowledge base, at the database and at a running Andon; and what the plan does. */
class KnowledgeCommandTest {
    private static final String HEAD = "cve,epss,percentile\n";

    @TempDir
    Path folder;

    private Path scores;

    @BeforeEach
    void file() throws IOException {
        scores = Files.writeString(folder.resolve("epss.csv"), HEAD + "CVE-2026-31337,0.5,0.9\n");
    }

    private Ran andon(List<String> options, String... args) {
        List<String> all = new ArrayList<>(List.of("knowledge"));
        all.addAll(List.of(args));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        all.addAll(options);
        return Ran.andon(all.toArray(String[]::new));
    }

    private void life(List<String> options) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"a\": 1}");
        Ran first = andon(options, "import", scores.toString(), bad.toString());
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("epss.csv\tepss\tscores\tversion ", "\t1 entries");
        assertThat(first.err()).contains("bad.json: ", "neither an ATT&CK bundle", "nothing was changed");
        assertThat(andon(options, "import", scores.toString()).out()).contains("\tunchanged");
        Files.writeString(scores, HEAD + "CVE-2026-31337,0.6,0.9\n");
        assertThat(andon(options, "import", scores.toString()).code()).isZero();
        String[] listed = andon(options, "list")
                .out()
                .lines()
                .filter(line -> line.contains("epss.csv"))
                .toArray(String[]::new);
        assertThat(listed).hasSize(2);
        assertThat(listed[0]).contains("*\t");
        String older = listed[1].substring(0, listed[1].indexOf('\t'));
        assertThat(andon(options, "restore", older).code()).isZero();
        assertThat(andon(options, "list").out()).contains(older + "*\tepss");
        Ran missing = andon(options, "restore", "99999");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("99999");
        assertThat(andon(options, "import", folder.resolve("none").toString()).code())
                .isEqualTo(2);
    }

    private Settings settings() throws IOException {
        Path file = Files.writeString(
                folder.resolve("andon.yaml"),
                "http: {port: 0}\nknowledge: {places: ['" + scores + "', '" + folder.resolve("away.csv") + "']}\n");
        return SettingsFile.read(
                file, List.of(new Given("--data", "data", folder.resolve("data").toString())));
    }

    @Test
    void filesAreImportedListedAndRestoredAtTheDatabase() throws IOException {
        life(List.of());
    }

    @Test
    void filesAreImportedListedAndRestoredAtARunningAndon() throws IOException {
        Settings settings = settings();
        try (Stores stores = Stores.open(settings)) {
            var olga = stores.accounts().createUser("olga", "lantern in the rain", Role.OPERATOR, null);
            String key =
                    stores.apiKeys().create(olga, "test", Duration.ofDays(1)).token();
            Path keyFile = Files.writeString(folder.resolve("key"), key);
            try (Node node = Node.start(settings, stores, EnumSet.of(ProcessRole.API))) {
                life(List.of("--server", node.console().orElseThrow().toString(), "--key-file", keyFile.toString()));
            }
        }
    }

    @Test
    void thePlanImportsEachPlaceAndAMissingOneHoldsUpNone() throws IOException {
        Settings settings = settings();
        try (Stores stores = Stores.open(settings)) {
            Knowledge knowledge = new Knowledge(stores.database(), stores.audit(), stores.clock());
            assertThat(new KnowledgePlan(knowledge, settings.knowledge()).run()).isEqualTo(1);
            assertThat(knowledge.vulnerability("CVE-2026-31337").known()).hasSize(1);
            assertThat(knowledge.current())
                    .singleElement()
                    .satisfies(v -> assertThat(v.importedBy()).isEqualTo("andon"));
        }
    }
}
