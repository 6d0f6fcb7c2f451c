package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Given;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.evidence.CapturedResponse;
import andon.searchapi.accounts.Role;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team already holds is handed in, at the database and at a running Andon, and searched. */
class DepositCommandTest {
    private static final String ROWS = "id;nick;password_plain\n" + "1;moth;Winter-Lantern-1\n".repeat(20);

    @TempDir
    Path folder;

    private Path dump;

    @BeforeEach
    void file() throws IOException {
        dump = Files.writeString(folder.resolve("shop.csv"), "Vantorel Shipping customers\n" + ROWS);
    }

    private Ran andon(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return Ran.andon(all.toArray(String[]::new));
    }

    @Test
    void aFileIsSearchableAfterItWasIndexedAndItsSecretsStandInTheEvidenceOnly() throws IOException {
        Path picture = Files.write(folder.resolve("a.png"), new byte[] {1, 0, 2, 0, 3});
        Ran handed = andon(
                "deposit", dump.toString(), picture.toString(), "--origin", "a seized disk", "--source", "seized");
        assertThat(handed.code()).as(handed.err()).isEqualTo(1);
        assertThat(handed.out()).contains("shop.csv\t", "\t1 texts\t1 parts");
        assertThat(handed.err()).contains("a.png: it holds no text; nothing of it was kept");
        assertThat(andon("deposit", dump.toString(), "--origin", "again").out()).contains("\t1 texts\t1 parts");
        assertThat(andon("deposit", dump.toString(), "--origin", "again").out()).contains("\t1 known already");

        assertThat(andon("index").err()).contains("2 captures indexed");
        Ran found = andon("search", "vantorel source:seized");
        assertThat(found.out()).contains("shop.csv");
        assertThat(andon("verify").code()).isZero();
        assertThat(files()).noneMatch(file -> holds(file, "Winter-Lantern"));
    }

    @Test
    void everyPartOfATableOfPersonsKnowsItsColumns() throws IOException {
        Path people = Files.writeString(
                folder.resolve("people.csv"),
                "full_name,street,zip\n" + "Quilla Osprey,7 Ferngate Road,0150\n".repeat(8_000));
        assertThat(andon("deposit", people.toString(), "--origin", "a seized disk")
                        .code())
                .isZero();
        Settings settings = SettingsFile.read(
                Files.writeString(folder.resolve("andon.yaml"), "http: {port: 0}\n"),
                List.of(new Given("--data", "data", folder.resolve("data").toString())));
        try (Stores stores = Stores.openWithoutIndex(settings)) {
            List<String> known = new ArrayList<>();
            for (Capture part : stores.evidence().after(0, 100)) {
                known.add(stores.evidence()
                        .read(part)
                        .header(CapturedResponse.PRECEDING)
                        .map(lines -> new String(Base64.getDecoder().decode(lines), StandardCharsets.UTF_8))
                        .orElse(""));
            }
            assertThat(known.removeFirst()).isEmpty();
            assertThat(known).isNotEmpty().containsOnly("full_name,street,zip\n");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRunningAndonTakesAFileFromItsOperator() throws Exception {
        Path file = Files.writeString(folder.resolve("andon.yaml"), "http: {port: 0}\n");
        Settings settings = SettingsFile.read(
                file, List.of(new Given("--data", "data", folder.resolve("data").toString())));
        try (Stores stores = Stores.open(settings)) {
            var olga = stores.accounts().createUser("olga", "lantern in the rain", Role.OPERATOR, null);
            String key =
                    stores.apiKeys().create(olga, "test", Duration.ofDays(1)).token();
            Path keyFile = Files.writeString(folder.resolve("key"), key);
            try (Node node = Node.start(settings, stores, EnumSet.of(ProcessRole.API))) {
                String[] options = {
                    "--server",
                    node.console().orElseThrow().toString(),
                    "--key-file",
                    keyFile.toString(),
                    "--origin",
                    "a channel"
                };
                List<String> args = new ArrayList<>(List.of("deposit", dump.toString()));
                args.addAll(List.of(options));
                Ran handed = andon(args.toArray(String[]::new));
                assertThat(handed.code()).as(handed.err()).isZero();
                assertThat(handed.out()).contains("\t1 texts\t1 parts");
                assertThat(stores.evidence().lastSeq()).isEqualTo(1);
            }
        }
    }

    @Test
    void withoutAnOriginNothingIsTaken() {
        assertThat(andon("deposit", dump.toString()).code()).isEqualTo(2);
        assertThat(andon("deposit", dump.toString(), "--origin", " ").err()).contains("where the files came from");
        assertThat(andon("deposit", folder.resolve("none").toString(), "--origin", "x")
                        .code())
                .isEqualTo(2);
    }
}
