package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.health.Complaint;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.testbed.receivers.ReceivedMail;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A running process, a board that gets into trouble, and the operator who is told and sees to it. */
class WatchingTest {
    private static final SourceId BOARD = new SourceId("board");
    private static final Set<ProcessRole> ROLES =
            EnumSet.of(ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.API, ProcessRole.ALERTS);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void operatorIsToldOnceThatASourceNeedsHimAndOnceThatItIsWellAgain() throws Exception {
        try (BoardWatch watch = new BoardWatch(folder);
                Stores stores = Stores.open(watch.settings)) {
            watch.watch(stores, "");
            watch.board.captcha = true;
            User olga = stores.accounts().createUser("olga", "lantern in the rain", Role.OPERATOR, null);
            String key =
                    stores.apiKeys().create(olga, "test", Duration.ofDays(1)).token();
            try (Node node = Node.start(watch.settings, stores, ROLES)) {
                node.runNow(BOARD);
                await(() -> !watch.mail.received().isEmpty());
                ReceivedMail told = watch.mail.received().getFirst();
                assertThat(told.to()).containsExactly("olga@andon.example");
                assertThat(told.subject()).isEqualTo("[Andon] needs-operator: board");
                assertThat(told.text())
                        .contains(
                                "board  needs-operator  since",
                                "CAPTCHA",
                                node.console().orElseThrow() + "health");

                String api = node.console().orElseThrow().toString();
                assertThat(get(api + "api/v1/sources/board/health", key).body())
                        .contains("\"verdict\":\"bad\"", "\"kind\":\"needs-operator\"");
                assertThat(get(api + "api/v1/health?verdict=bad", key).body()).contains("\"id\":\"board\"");
                String metrics =
                        get(node.metrics().orElseThrow().toString(), "").body();
                assertThat(metrics)
                        .contains("andon_source_complaint{kind=\"needs-operator\",source=\"board\"} 1.0")
                        .contains("andon_sources{verdict=\"bad\"} 1.0")
                        .contains("andon_fetches_total{code=\"fetched\"}")
                        .contains("andon_fetches_total{code=\"http-404\"}")
                        .contains("andon_looks_total{code=\"needs-operator\"} 1.0")
                        .contains("andon_socks_endpoint_up{endpoint=\"127.0.0.1:")
                        .contains("andon_frontier_pages{state=\"known\"} 1.0")
                        .contains("andon_indexer_lag_captures 0.0")
                        .contains("andon_index_refused_documents 0.0")
                        .contains("jvm_memory_used_bytes");
                assertThat(get(api + "metrics", key).body()).contains("andon_sources{verdict=\"bad\"} 1.0");
                assertThat(get(api + "metrics", "").statusCode()).isEqualTo(401);

                // Rounds go by, and nothing more is told.
                awaitRounds(node, 3);
                assertThat(watch.mail.received()).hasSize(1);

                watch.board.captcha = false;
                assertThat(post(api + "api/v1/sources/board/attendance", key)).isEqualTo(204);
                node.runNow(BOARD);
                await(() -> watch.mail.received().size() == 2);
                assertThat(watch.mail.received().get(1).subject()).isEqualTo("[Andon] Over: needs-operator: board");
                await(() -> body(api + "api/v1/sources/board/health", key).contains("\"verdict\":\"good\""));
                // The metrics show what the last round saw, and that may have been before the visit ended.
                String page = node.metrics().orElseThrow().toString();
                await(() ->
                        body(page, "").contains("andon_source_last_good_visit_timestamp_seconds{source=\"board\"}"));
                String after = body(page, "");
                assertThat(promtool(after))
                        .as("lines that are no exposition format")
                        .isEmpty();
            }
        }
    }

    @Test
    void hostThatComesUnderQuarantineIsToldAndSoIsItsRelease() throws Exception {
        try (BoardWatch watch = new BoardWatch(folder);
                Stores stores = Stores.open(watch.settings)) {
            watch.watch(stores, "");
            try (Node node = Node.start(watch.settings, stores, EnumSet.of(ProcessRole.ALERTS))) {
                var quarantine = node.crawler().safety().quarantine();
                String host = watch.board.addresses().getFirst().host();
                quarantine.add(host, "blocked-term");
                await(() -> watch.mail.received().size() == 1);
                assertThat(watch.mail.received().getFirst().subject()).isEqualTo("[Andon] quarantined: board");
                quarantine.lift(host);
                await(() -> watch.mail.received().size() == 2);
                assertThat(watch.mail.received().get(1).subject()).isEqualTo("[Andon] Over: quarantined: board");
            }
        }
    }

    /** What the page says of each kind, in both languages: the crawler's kinds and the console's words know nothing of each other. */
    @ParameterizedTest
    @EnumSource(Complaint.Kind.class)
    void everyComplaintHasItsWordsInTheConsoleAndInTheManual(Complaint.Kind kind) throws IOException {
        for (String language : List.of("", "_ja")) {
            Properties words = new Properties();
            try (var in = WatchingTest.class.getResourceAsStream(
                    "/andon/searchapi/console/messages" + language + ".properties")) {
                words.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            }
            assertThat(words).containsKeys("health.kind." + kind.code(), "health.do." + kind.code());
        }
        assertThat(java.nio.file.Files.readString(Path.of("../docs/operations.md")))
                .contains("`" + kind.code() + "`");
    }

    private static void awaitRounds(Node node, int rounds) {
        for (int i = 0; i < rounds; i++) {
            String before = round(node);
            await(() -> !round(node).equals(before));
        }
    }

    private static String round(Node node) {
        return new WatchingTest()
                .body(node.metrics().orElseThrow().toString(), "")
                .lines()
                .filter(line -> line.startsWith("andon_health_round_timestamp_seconds"))
                .findFirst()
                .orElse("");
    }

    /** Lines that a reader of the text format would not take. */
    private static List<String> promtool(String text) {
        String name = "[a-zA-Z_:][a-zA-Z0-9_:]*";
        String label = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"";
        String sample = name + "(?:\\{" + label + "(?:," + label + ")*,?})? [-+0-9.eEInfNa]+";
        return text.lines()
                .filter(line -> !line.matches("# (HELP|TYPE) " + name + " .*") && !line.matches(sample))
                .toList();
    }

    private HttpResponse<String> get(String address, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String body(String address, String key) {
        try {
            return get(address, key).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int post(String address, String key) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", "Bearer " + key)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
