package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.QueryParser;
import andon.crawler.source.SourcesFile;
import andon.testbed.tor.PrivateTor;
import andon.vocabulary.Capture;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that nobody here wrote: a published book's HTML as an onion service, crawled whole through real tor. */
class HandbookIT {
    private static final Path BOOK = Path.of("/usr/share/doc/debian-handbook/html/en-US");

    @TempDir
    Path folder;

    @Test
    void everyLinkedPageOfTheBookIsEvidenceByteForByteAndCanBeSearched() throws Exception {
        RealServers.need("tor");
        RealServers.need("tor-gencert");
        RealServers.need(BOOK, "debian-handbook");
        Set<String> pages = linkedPages();
        assertThat(pages).hasSizeGreaterThan(100);
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BOOK, SimpleFileServer.OutputLevel.NONE);
        server.start();
        try (PrivateTor tor = PrivateTor.start(new PrivateTor.Settings(
                Files.createDirectory(folder.resolve("tor")),
                List.of(new PrivateTor.Service("book", server.getAddress()))))) {
            String root = "http://" + tor.address("book") + "/";
            Settings settings = SettingsFile.read(Files.writeString(
                    folder.resolve("andon.yaml"),
                    "data: '%s'\ntor: { socks: '%s:%d' }\nindexer: { poll: 50ms }\n"
                            .formatted(
                                    folder.resolve("data"),
                                    tor.socks().getAddress().getHostAddress(),
                                    tor.socks().getPort())));
            try (Stores stores = Stores.open(settings)) {
                stores.sources().replaceAll(SourcesFile.parse("""
                                sources:
                                  - id: handbook
                                    name: The Debian Administrator's Handbook
                                    addresses: ["%sindex.html"]
                                    politeness: { delay: 20ms, connections: 4 }
                                    legal-basis: "published under the GPL and CC BY-SA"
                                """.formatted(root)));
                try (Node node = Node.start(
                        settings,
                        stores,
                        EnumSet.of(ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.INDEXER))) {
                    Instant end = Instant.now().plus(Duration.ofMinutes(4));
                    while (!node.idle()) {
                        assertThat(Instant.now()).isBefore(end);
                        LockSupport.parkNanos(50_000_000);
                    }
                }
                // What was put last can be searched within a second, not at once.
                stores.corpus().index().refresh();
                Map<String, Capture> captured = captured(stores, root);
                assertThat(captured.keySet()).containsAll(pages);
                for (String page : pages) {
                    assertThat(stores.evidence()
                                    .read(Objects.requireNonNull(captured.get(page)))
                                    .body())
                            .as(page)
                            .isEqualTo(Files.readAllBytes(BOOK.resolve(page)));
                }
                // The book's own words, found where the book has them.
                assertThat(found(stores, "\"how easily software can be installed\""))
                        .extracting(d -> d.document().address().getPath())
                        .containsExactly("/apt.html");
                assertThat(found(stores, "\"encrypted partition\"")).isNotEmpty();
                assertThat(found(stores, "kind:post OR kind:listing OR kind:paste"))
                        .as("a book has no posts, listings or pastes")
                        .isEmpty();
                assertThat(found(stores, "severity:>=low"))
                        .as("a handbook's words for servers and databases are no threats")
                        .hasSizeLessThanOrEqualTo(pages.size() / 40);
                // Pages that hold little but a list of links are no documents; the others are, in the book's language.
                assertThat(found(stores, "lang:en")).hasSizeBetween(pages.size() * 9 / 10, pages.size());
            }
        } finally {
            server.stop(0);
        }
    }

    /** The pages that a reader reaches from the first one, by the book's own links. */
    private static Set<String> linkedPages() throws Exception {
        Set<String> seen = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>(Set.of("index.html"));
        while (!open.isEmpty()) {
            String page = open.pollFirst();
            if (!seen.add(page)) {
                continue;
            }
            URI base = URI.create("http://book.invalid/" + page);
            for (Element link : Jsoup.parse(Files.readString(BOOK.resolve(page)), base.toString())
                    .select("a[href]")) {
                String target = link.absUrl("href").replaceAll("#.*", "");
                if (target.startsWith("http://book.invalid/") && target.endsWith(".html")) {
                    String name = target.substring("http://book.invalid/".length());
                    if (Files.exists(BOOK.resolve(name)) && !seen.contains(name)) {
                        open.add(name);
                    }
                }
            }
        }
        return seen;
    }

    private static Map<String, Capture> captured(Stores stores, String root) {
        Map<String, Capture> captured = new HashMap<>();
        for (Capture capture : stores.evidence().after(0, 10_000)) {
            assertThat(capture.address().toString()).startsWith(root);
            String path = capture.address().toString().substring(root.length());
            assertThat(captured.put(path, capture)).as(path + " captured once").isNull();
        }
        return captured;
    }

    private static List<IndexedDocument> found(Stores stores, String query) throws Exception {
        SearchPage page = stores.corpus()
                .index()
                .search(new SearchRequest(
                        QueryParser.parse(query, Instant.now()),
                        new Visibility.Everything(),
                        SearchRequest.Sort.NEWEST,
                        200,
                        Optional.empty(),
                        Set.of()));
        return page.hits().stream().map(SearchPage.Hit::document).toList();
    }
}
