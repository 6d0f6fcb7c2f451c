package andon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.app.settings.NamesSection;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.app.settings.UsageException;
import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.indexer.TextReader;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedCompaniesTest {
    private static final OrganisationId OWNER = new OrganisationId("owner");
    private static final String TEXT = "we were in the files of zarnovel marine all week";

    private static final Capture CAPTURE = new Capture(
            1,
            new SourceId("paste"),
            URI.create("http://paste.example/1"),
            Instant.EPOCH,
            200,
            "text/plain",
            new Capture.WarcLocation("a.warc.gz", 0),
            "0".repeat(64));

    @TempDir
    Path folder;

    @Test
    void nameIsFoundInAllItsSpellingsFromItsConfirmationOn() throws IOException {
        Settings settings = settings("");
        try (Stores stores = Stores.open(settings)) {
            TextReader reader = new TextReader(
                    new MaskedSecret.Key(new byte[32]),
                    new WatchedCompanies(
                            stores.corpus().assets(),
                            Indexing.names(settings.indexer().names(), null)));
            assertThat(organisations(reader)).isEmpty();
            var assets = stores.corpus().assets();
            long name = assets.propose(OWNER, AssetType.NAME, "Zarnovel Marine GmbH")
                    .id();
            long word = assets.propose(OWNER, AssetType.KEYWORD, "files").id();
            assertThat(organisations(reader)).as("not confirmed").isEmpty();
            assets.confirm(name);
            assets.confirm(word);
            assertThat(organisations(reader)).singleElement().satisfies(found -> {
                assertThat(found.detector()).isEqualTo("org-watched");
                assertThat(found.span().in(TEXT)).isEqualTo("zarnovel marine");
            });
        }
    }

    @Test
    void watchedNamesCanBeLeftToTheWatchList() throws IOException {
        for (boolean watched : new boolean[] {true, false}) {
            Settings settings = settings("indexer: { names: { watched: " + watched + " } }\n");
            try (Stores stores = Stores.open(settings)) {
                var assets = stores.corpus().assets();
                assets.confirm(assets.propose(OWNER, AssetType.NAME, "Zarnovel Marine GmbH")
                        .id());
                var reading = Indexing.reader(stores, settings.indexer().names())
                        .read(
                                CAPTURE,
                                new CapturedResponse(
                                        200,
                                        List.of(new Header("Content-Type", "text/plain")),
                                        TEXT.getBytes(StandardCharsets.UTF_8)));
                assertThat(reading.documents().getFirst().entities())
                        .extracting(Entity::detector)
                        .isEqualTo(watched ? List.of("org-watched") : List.of());
            }
        }
    }

    @Test
    void ownListsAreReadAndAWrongModelIsNamedWithItsReason() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        NamesSection naming = settings(
                        "indexer: { names: { opennlp: { model: '" + folder.resolve("none.bin") + "' } } }\n")
                .indexer()
                .names();
        assertThatThrownBy(() -> Indexing.names(naming, lists))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("indexer.names")
                .hasMessageContaining("none.bin");
        Ran extract = Ran.reading(
                "{\"id\":\"1\",\"text\":\"x\"}\n",
                "extract",
                "--config",
                Files.writeString(
                                folder.resolve("own.yaml"),
                                "indexer: { names: { opennlp: { model: '" + folder.resolve("none.bin") + "' } } }\n")
                        .toString());
        assertThat(extract.code()).isEqualTo(2);
        assertThat(extract.err()).contains("none.bin");
    }

    private static List<Entity> organisations(TextReader reader) {
        return reader.understand(TEXT, List.of()).entities().stream()
                .filter(entity -> entity.type() == EntityType.ORGANIZATION)
                .toList();
    }

    private Settings settings(String more) throws IOException {
        return SettingsFile.read(
                Files.writeString(folder.resolve("andon.yaml"), "data: '" + folder.resolve("data") + "'\n" + more));
    }
}
