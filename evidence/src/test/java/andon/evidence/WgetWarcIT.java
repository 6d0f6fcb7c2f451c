package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import andon.evidence.EvidenceStore.ImportResult;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WARC that wget made is taken in. */
class WgetWarcIT {
    private static final Map<String, String> PAGES = Map.of(
            "/", "<a href=/one.html>1</a> <a href='/two%20words.html?a=b&amp;c=d'>2</a> <a href=/missing>3</a>",
            "/one.html", "first ü",
            "/two words.html", "second");

    @TempDir
    Path temporary;

    @Test
    void everyPageOfWgetsWarcIsTakenInOnce() throws Exception {
        boolean required = "true".equals(System.getenv("ANDON_REQUIRE_SERVERS"));
        assumeTrue(required || Files.isExecutable(Path.of("/usr/bin/wget")), "wget is not installed");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", WgetWarcIT::answer);
        server.start();
        String start = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try {
            // wget ends with 8 for the page that is not there.
            assertThat(wget(start)).isEqualTo(8);
        } finally {
            server.stop(0);
        }
        try (StoreFixture fixture = new StoreFixture(TestDatabase.H2, temporary);
                EvidenceStore store = fixture.open()) {
            Path warc = temporary.resolve("site.warc.gz");
            ImportResult result = store.importWarc(warc, uri -> StoreFixture.SOURCE);
            assertThat(store.importWarc(warc, uri -> StoreFixture.SOURCE))
                    .isEqualTo(new ImportResult(0, result.imported(), result.passedOver()));

            Map<String, String> read = new TreeMap<>();
            for (Capture capture : store.after(0, 100)) {
                if (capture.status() == 200) {
                    assertThat(capture.mediaType()).isEqualTo("text/html");
                    read.put(
                            capture.address().getPath(),
                            new String(store.read(capture).body(), StandardCharsets.UTF_8));
                }
            }
            assertThat(read).isEqualTo(PAGES);
            assertThat(store.verify().checked()).isEqualTo(result.imported());
        }
    }

    private int wget(String start) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "wget",
                        "--no-config",
                        "--no-proxy",
                        "--tries=1",
                        "--recursive",
                        "--warc-file=" + temporary.resolve("site"),
                        "--directory-prefix=" + temporary.resolve("mirror"),
                        start)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("wget.log").toFile())
                .start()
                .waitFor();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String page = PAGES.get(exchange.getRequestURI().getPath());
        byte[] body = (page == null ? "no such page" : page).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        // Length 0: the answer goes out in chunks.
        exchange.sendResponseHeaders(page == null ? 404 : 200, 0);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
