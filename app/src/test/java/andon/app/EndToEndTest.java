package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.demo.Verdict;
import andon.app.settings.Settings;
import andon.crawler.frontier.Visit;
import andon.testbed.world.PlantedPage;
import andon.testbed.world.Truth;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.SourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One world, crawled as it is, again unchanged, and again changed; compared each time with what was planted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    private static final Set<ProcessRole> WORKERS =
            EnumSet.of(ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.ALERTS);

    @TempDir
    static Path folder;

    // Tomorrow a little past noon: each run sees the same hours, and twelve hours later pages say "Yesterday".
    private final Instant beginning = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(1).plusHours(12).plusMinutes(7));
    private final Duration untilBeginning = Duration.between(Instant.now(), beginning);
    private final WorldSettings first = new WorldSettings(11, 0, beginning, 1);
    /** How far Andon's clock is ahead of the machine's: pages are written for the time at which they are read. */
    private volatile Duration ahead = untilBeginning;

    private DemoWorld world;
    private Stores stores;
    private Node node;

    @BeforeAll
    void crawlOnce() throws Exception {
        world = DemoWorld.start(first);
        Settings settings = world.settings(folder, 0);
        stores = Stores.open(settings, () -> Instant.now().plus(ahead));
        world.loadSources(stores);
        world.enrol(stores);
        node = Node.start(settings, stores, WORKERS);
        awaitIdle();
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        stores.close();
        world.close();
    }

    @Test
    @Order(1)
    void everyPlantedTruthIsFoundAndNothingElse() {
        Verdict verdict = world.judge(stores);
        assertThat(verdict.claims()).allSatisfy(claim -> {
            assertThat(claim.missed()).as("missed: " + claim.name()).isEmpty();
            assertThat(claim.wrong()).as("wrong: " + claim.name()).isEmpty();
        });
        assertThat(verdict.claims())
                .anySatisfy(claim -> assertThat(claim.expected()).isGreaterThan(100));
    }

    @Test
    @Order(2)
    void onlyNamesOfSourcesWereAskedForAndOnlyOfTheProxy() {
        Set<String> hosts = world.world().sites().stream()
                .flatMap(site -> site.addresses().stream())
                .map(address -> address.host())
                .collect(Collectors.toSet());
        assertThat(world.proxy().leaks()).isEmpty();
        assertThat(world.proxy().requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(hosts).contains(request.host()));
    }

    @Test
    @Order(2)
    void linksThatChangeSomethingWereNotFollowed() {
        List<String> asked = world.web().visits().stream().map(v -> v.target()).toList();
        world.world().truth().notDocuments().stream()
                .filter(page -> page.reason() == PlantedPage.Reason.ACTION)
                .forEach(page -> assertThat(asked).noneMatch(target -> target.startsWith(page.path())));
    }

    @Test
    @Order(2)
    void evidenceIsWhole() {
        assertThat(stores.evidence().verify().firstBroken()).isEmpty();
        assertThat(stores.evidence().verify().checked())
                .isEqualTo(stores.evidence().lastSeq());
    }

    @Test
    @Order(2)
    void noSecretIsInAnyFileAsTheEvidenceIsSealed() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                for (String secret : world.world().secrets()) {
                    String plain = new String(
                            secret.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(bytes.contains(plain))
                            .as(file.getFileName() + " holds a planted secret of " + secret.length() + " characters")
                            .isFalse();
                }
            }
        }
        String told = world.webhook().requests().stream()
                        .map(request -> request.headers() + request.text())
                        .collect(Collectors.joining())
                + world.mail().received();
        assertThat(told).contains("webhook-id");
        assertThat(world.world().secrets()).noneMatch(told::contains);
    }

    @Test
    @Order(3)
    void secondCrawlOfTheUnchangedWorldTellsNothing() {
        long alerts = stores.corpus().alerts().counts().alerts();
        long captures = stores.evidence().lastSeq();
        int documents = world.observe(stores).documents().size();
        become(first.later(Duration.ofHours(6)));
        crawlAgain();
        assertThat(stores.evidence().lastSeq()).isGreaterThan(captures + 50);
        assertThat(stores.corpus().alerts().counts().alerts()).isEqualTo(alerts);
        assertThat(world.observe(stores).documents()).hasSize(documents);
    }

    @Test
    @Order(4)
    void changedWorldTellsExactlyItsChanges() {
        Truth before = world.world().truth();
        Set<String> told = alertIds();
        become(first.changed(Duration.ofHours(12)));
        Truth after = world.world().truth();
        crawlAgain();
        Set<String> due = after.newsSince(before).stream()
                .filter(m -> m.certain())
                .map(m -> m.organisation() + " " + cluster(after, m.source(), m.key()))
                .collect(Collectors.toSet());
        Set<String> arguable = after.newsSince(before).stream()
                .map(m -> m.organisation() + " " + cluster(after, m.source(), m.key()))
                .collect(Collectors.toSet());
        List<String> news = world.observe(stores).alerts().stream()
                .filter(a -> !told.contains(a.id()))
                .map(a -> a.owner() + " " + cluster(after, a.document().value()))
                .toList();
        assertThat(due).isNotEmpty();
        assertThat(news).doesNotHaveDuplicates().containsAll(due);
        assertThat(arguable).containsAll(news);
        assertThat(world.webhook().requests()).hasSize(alertIds().size());
        assertThat(world.mail().received()).hasSize(alertIds().size());
    }

    private void become(WorldSettings later) {
        ahead = untilBeginning.plus(Duration.between(beginning, later.now()));
        world.become(later);
    }

    private Set<String> alertIds() {
        return world.observe(stores).alerts().stream().map(a -> a.id()).collect(Collectors.toSet());
    }

    private static String cluster(Truth truth, String source, String key) {
        return truth.documents().stream()
                .filter(d -> d.source().equals(source) && d.key().equals(key))
                .map(d -> d.cluster())
                .findFirst()
                .orElseThrow();
    }

    /** The cluster of the planted document that an indexed one is. */
    private String cluster(Truth truth, String documentId) {
        return andon.app.demo.TruthCheck.match(truth, world.world().secrets(), world.observe(stores))
                .getOrDefault(documentId, "unplanted " + documentId);
    }

    private void crawlAgain() {
        Map<SourceId, Long> before = visits();
        before.keySet().forEach(node::runNow);
        await(
                () -> visits().entrySet().stream().allMatch(e -> e.getValue() > before.getOrDefault(e.getKey(), 0L)),
                Duration.ofMinutes(1));
        awaitIdle();
    }

    /** The number of each source's newest visit. */
    private Map<SourceId, Long> visits() {
        return node.crawler().statuses().stream()
                .collect(Collectors.toMap(
                        s -> s.source().id(),
                        s -> s.health().lastVisit().map(Visit::number).orElse(0L)));
    }

    private void awaitIdle() {
        await(node::idle, Duration.ofMinutes(3));
    }

    private static void await(java.util.function.BooleanSupplier condition, Duration bound) {
        Instant end = Instant.now().plus(bound);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited " + bound).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
