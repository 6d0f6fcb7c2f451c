package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.DocumentId;
import andon.vocabulary.EntityType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code andon verify --index} and {@code andon reindex} over what a crawl of the demo world captured. */
class IndexRepairTest {
    @TempDir
    Path folder;

    /** What the settings say of the index. */
    String index() {
        return "";
    }

    @Test
    void whatACrawlBroughtIsVerifiedRepairedAndMadeAgainTheSame() throws Exception {
        Path config;
        try (DemoWorld world = DemoWorld.start(new WorldSettings(5, 0, Instant.now(), 1))) {
            config = world.writeSettings(folder, List.of(world.proxy().address()), 0);
            Files.writeString(config, Files.readString(config) + index());
            crawl(world, SettingsFile.read(config));
        }
        Settings settings = SettingsFile.read(config);
        List<IndexedDocument> brought = documents(settings);
        assertThat(brought).hasSizeGreaterThan(100);
        assertThat(verify(config, "--no-repair").out()).contains(brought.size() + " documents compared, 0 missing");

        try (Stores stores = Stores.open(settings)) {
            DocumentIndex damaged = stores.corpus().index();
            for (int i = 0; i < brought.size(); i += 7) {
                damaged.remove(brought.get(i).id());
            }
            damaged.commit(damaged.committedSeq());
        }
        int lost = (brought.size() + 6) / 7;
        Ran told = verify(config, "--no-repair");
        assertThat(told.code()).as(told.err()).isEqualTo(1);
        assertThat(told.out())
                .contains(lost + " missing, 0 unknown")
                .contains("missing: " + brought.getFirst().id());
        Ran repaired = verify(config);
        assertThat(repaired.code()).as(repaired.err()).isZero();
        assertThat(repaired.out()).contains(lost + " repaired, 0 no longer found in their captures, 0 refused");
        assertThat(documents(settings)).isEqualTo(brought);

        Ran again = Ran.andon("reindex", "--config", config.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("the new index is in use");
        assertThat(documents(settings)).isEqualTo(brought);
        assertThat(verify(config).out()).contains("0 missing, 0 unknown");

        String name = twoWords(brought.getFirst());
        Path lists = Files.createDirectories(settings.data().resolve("gazetteer"));
        Files.writeString(lists.resolve("own.tsv"), "malware\t" + name + "\n");
        long alerts = alerts(settings);
        assertThat(named(documents(settings), name)).isEmpty();
        assertThat(Ran.andon("reindex", "--config", config.toString()).code()).isZero();
        List<IndexedDocument> read = documents(settings);
        assertThat(read)
                .extracting(IndexedDocument::id)
                .isEqualTo(brought.stream().map(IndexedDocument::id).toList());
        assertThat(named(read, name)).contains(brought.getFirst().id());
        assertThat(alerts(settings)).isEqualTo(alerts);
    }

    /** Two words side by side that no list knows. */
    private static String twoWords(IndexedDocument document) {
        Matcher words = Pattern.compile("\\b[A-Za-z]{5,} [A-Za-z]{5,}\\b")
                .matcher(document.document().text());
        assertThat(words.find()).as(document.document().text()).isTrue();
        return words.group();
    }

    private static List<DocumentId> named(List<IndexedDocument> documents, String name) {
        return documents.stream()
                .filter(document -> document.document().entities().stream()
                        .anyMatch(entity -> entity.type() == EntityType.MALWARE
                                && entity.value().equals(name)))
                .map(IndexedDocument::id)
                .toList();
    }

    private static long alerts(Settings settings) {
        try (Stores stores = Stores.open(settings)) {
            return stores.database()
                    .sql()
                    .sql("select count(*) from alert")
                    .query(Long.class)
                    .single();
        }
    }

    private static void crawl(DemoWorld world, Settings settings) throws Exception {
        try (Stores stores = Stores.open(settings)) {
            world.loadSources(stores);
            world.enrol(stores);
            try (Node node = Node.start(
                    settings,
                    stores,
                    EnumSet.of(ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.ALERTS))) {
                Instant end = Instant.now().plus(Duration.ofMinutes(3));
                while (!node.idle()) {
                    assertThat(Instant.now()).isBefore(end);
                    LockSupport.parkNanos(20_000_000);
                }
            }
        }
    }

    private static Ran verify(Path config, String... more) {
        List<String> command = new java.util.ArrayList<>(List.of("verify", "--index", "--config", config.toString()));
        command.addAll(List.of(more));
        return Ran.andon(command.toArray(String[]::new));
    }

    private static List<IndexedDocument> documents(Settings settings) {
        try (Stores stores = Stores.open(settings)) {
            stores.corpus().index().refresh();
            return stores.corpus().index().stream(new Query.All(), new Visibility.Everything(), ScanRequest.Order.ID)
                    .toList();
        }
    }
}
