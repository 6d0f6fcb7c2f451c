package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.crawler.source.SourceRegistry;
import andon.searchapi.sources.SourceCatalog.Outcome;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as the API and the console change it. */
class RegistryCatalogTest {
    private static final SourceId BOARD = new SourceId("board");

    @TempDir
    Path folder;

    @Test
    void definitionsAreCheckedVersionedAndGivenBackAsTheyCanBeStoredAgain() throws IOException {
        Path file = folder.resolve("andon.yaml");
        Files.writeString(file, "data: " + folder.resolve("data") + "\n");
        Settings settings = SettingsFile.read(file);
        try (Stores stores = Stores.open(settings);
                var crawler = Crawling.crawler(stores, settings)) {
            RegistryCatalog catalog =
                    new RegistryCatalog(new SourceRegistry(stores.database(), stores.clock()), crawler);
            String yaml = "id: board\naddresses: [\"http://"
                    + OnionAddress.ofPublicKey(new byte[32]).host() + "/\"]\n";
            assertThat(catalog.put(BOARD, yaml + "tlp: purple\n", Optional.of(0L), "olga"))
                    .isInstanceOfSatisfying(Outcome.Wrong.class, wrong -> {
                        assertThat(wrong.line()).isEqualTo(3);
                        assertThat(wrong.field()).isEqualTo("tlp");
                    });
            assertThat(catalog.put(new SourceId("other"), yaml, Optional.empty(), "olga"))
                    .isInstanceOf(Outcome.Wrong.class);
            assertThat(catalog.find(BOARD)).isEmpty();
            assertThat(catalog.put(BOARD, yaml, Optional.of(0L), "olga"))
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(done.now().version()).isEqualTo(1));
            assertThat(catalog.put(BOARD, yaml + "tlp: red\n", Optional.of(0L), "olga"))
                    .isEqualTo(new Outcome.Stale(1));
            String shown = catalog.find(BOARD).orElseThrow().yaml();
            assertThat(catalog.put(BOARD, shown.replace("amber", "red"), Optional.of(1L), "otto"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(catalog.find(BOARD).orElseThrow().definition()).containsEntry("tlp", "red");
            assertThat(catalog.versions(BOARD)).extracting(v -> v.by()).containsExactly("otto", "olga");
            assertThat(catalog.runNow(BOARD)).isEmpty();
            catalog.pause(BOARD, true, "olga");
            assertThat(catalog.find(BOARD).orElseThrow().definition()).containsEntry("paused", true);
            assertThat(catalog.put(new SourceId("copy"), yaml.replace("board\n", "copy\n"), Optional.empty(), "olga"))
                    .isInstanceOfSatisfying(
                            Outcome.HostTaken.class,
                            taken -> assertThat(taken.source()).isEqualTo(BOARD));
        }
    }
}
