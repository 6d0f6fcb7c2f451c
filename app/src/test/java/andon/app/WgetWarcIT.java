package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.settings.Settings;
import andon.corpus.index.IndexedDocument;
import andon.indexer.DocumentJson;
import andon.testbed.world.WorldSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another tool's evidence: what wget saw of the testbed gives the same documents as Andon's own crawl. */
class WgetWarcIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A forum in Russian, a leak blog and a paste site: no sign-in and no queue, which wget cannot pass. */
    private static final List<String> SITES = List.of("polyn-forum", "gallows-blog", "inkwell-paste");

    @TempDir
    Path folder;

    @Test
    void wgetsWarcYieldsTheDocumentsOfTheCrawl() throws Exception {
        RealServers.need("wget");
        try (DemoWorld world = DemoWorld.start(new WorldSettings(9, 0, Instant.now(), 1))) {
            SortedSet<String> crawled = crawl(world);
            List<String> arguments = new ArrayList<>(List.of("index", "--json"));
            for (String site : SITES) {
                arguments.add(wget(world, site).toString());
            }
            TreeSet<String> read = new TreeSet<>();
            for (String line : andon(arguments).split("\n")) {
                read.add(essence(JSON.readTree(line)));
            }
            assertThat(crawled).hasSizeGreaterThan(60);
            assertThat(read).isEqualTo(crawled);
        }
    }

    private SortedSet<String> crawl(DemoWorld world) throws Exception {
        Settings settings = world.settings(folder, 0);
        try (Stores stores = Stores.open(settings)) {
            world.loadSources(stores);
            try (Node node = Node.start(
                    settings, stores, EnumSet.of(ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.INDEXER))) {
                Instant end = Instant.now().plus(Duration.ofMinutes(3));
                while (!node.idle()) {
                    assertThat(Instant.now()).isBefore(end);
                    LockSupport.parkNanos(50_000_000);
                }
            }
            TreeSet<String> documents = new TreeSet<>();
            for (IndexedDocument document : world.observe(stores).documents()) {
                if (SITES.contains(document.document().source().value())) {
                    documents.add(essence(JSON.readTree(DocumentJson.line(document.document()))));
                }
            }
            return documents;
        }
    }

    /** What must be the same whoever fetched the page; a time that the page tells in relation to now differs by the fetch. */
    private static String essence(JsonNode document) {
        return document.get("kind") + " " + document.get("title") + " " + document.get("author") + " "
                + document.get("posted_at") + " " + document.get("text") + " " + document.get("quotes");
    }

    private Path wget(DemoWorld world, String site) throws Exception {
        Path work = Files.createDirectory(folder.resolve("wget-" + site));
        String host = world.world().site(site).addresses().getFirst().host();
        Process wget = new ProcessBuilder(
                        "wget",
                        "--quiet",
                        "--execute=http_proxy=http://127.0.0.1:" + world.web().port(),
                        "--execute=robots=off",
                        "--no-host-directories",
                        "--recursive",
                        "--level=12",
                        "--tries=3",
                        "--timeout=20",
                        "--delete-after",
                        "--warc-file=" + work.resolve("site"),
                        "http://" + host + "/")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("wget.log").toFile())
                .start();
        assertThat(wget.waitFor(3, TimeUnit.MINUTES)).isTrue();
        // 8: some page answered with an error, as the sites' own dead links do.
        assertThat(wget.exitValue())
                .as(Files.readString(work.resolve("wget.log")))
                .isIn(0, 8);
        return work.resolve("site.warc.gz");
    }

    private static String andon(List<String> arguments) {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            assertThat(Andon.run(arguments.toArray(String[]::new))).isZero();
        } finally {
            System.setOut(out);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
