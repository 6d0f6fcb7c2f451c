package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.Fetcher;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.SqlFrontier;
import andon.crawler.frontier.Visit;
import andon.testbed.fixtures.TestDatabase;
import andon.testbed.net.SocksRequest;
import andon.testbed.world.Site;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The synthetic dark web, crawled whole through the test proxy and read back from the evidence. */
class WorldCrawlTest {
    private static final World WORLD =
            World.generate(new WorldSettings(7, 0, Instant.parse("2026-11-20T12:00:00Z"), 1));

    @TempDir
    Path folder;

    private Bench bench(TestDatabase kind) throws IOException {
        Bench bench = new Bench(folder, kind.fresh(folder), WORLD.sites());
        bench.environment = Map.of("LANTERN_PASSWORD", WORLD.readerPassword());
        bench.sources(WORLD.sourcesYaml().replace("delay: 50ms", "delay: 0s"));
        return bench;
    }

    private static void crawlAll(Bench bench, Crawler crawler) {
        crawler.start();
        bench.registry.all().forEach(s -> crawler.begin(s.source().id(), Frontier.Extent.WHOLE));
        assertThat(crawler.awaitIdle(Bench.PATIENCE))
                .as("idle, %s", crawler.statuses())
                .isTrue();
    }

    /** Every planted page's path, canonical. */
    private static Set<String> plantedPaths(String source) {
        return WORLD.truth().documents().stream()
                .filter(d -> d.source().equals(source))
                .map(d -> d.path().replaceFirst("#.*", ""))
                .map(WorldCrawlTest::sorted)
                .collect(Collectors.toSet());
    }

    private static String sorted(String path) {
        int mark = path.indexOf('?');
        return mark < 0
                ? path
                : path.substring(0, mark + 1)
                        + java.util.Arrays.stream(path.substring(mark + 1).split("&"))
                                .sorted()
                                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyPlantedPageIsCapturedOnceAndNoTrapIsEntered(TestDatabase kind) throws Exception {
        try (Bench bench = bench(kind);
                Crawler crawler = bench.crawler()) {
            long begun = System.nanoTime();
            crawlAll(bench, crawler);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "world crawl on %s: %d pages in %.2f s, %.0f pages/s, %s%n",
                    kind, bench.captures().size(), seconds, bench.captures().size() / seconds, crawler.counters());
            for (Site site : WORLD.sites()) {
                List<String> captured = bench.captured(site.id());
                assertThat(captured).as(site.id()).doesNotHaveDuplicates().containsAll(plantedPaths(site.id()));
                assertThat(crawler.health(new SourceId(site.id()))
                                .lastVisit()
                                .orElseThrow()
                                .state())
                        .isEqualTo(Visit.State.DONE);
            }
            assertThat(bench.captured("lantern-forum"))
                    .noneMatch(path -> path.matches(".*(sid=|sortby|logout|markread|newreply|newthread|search).*"))
                    .filteredOn(path -> path.startsWith("/calendar"))
                    .hasSizeLessThanOrEqualTo(24);
            assertThat(bench.web.visits())
                    .noneMatch(v -> v.target().matches(".*(logout|markread|bot-trap|newreply|report).*"));
            assertThat(bench.proxy.leaks()).isEmpty();
            assertThat(bench.proxy.requests())
                    .isNotEmpty()
                    .allMatch(r -> r.addressType() == SocksRequest.AddressType.NAME)
                    .allMatch(r -> r.credentials().orElseThrow().user().equals(r.host()));
            assertThat(RecordingResolver.lookups()).noneMatch(name -> name.contains("onion"));
            assertThat(bench.evidence.verify().firstBroken()).isEmpty();
        }
    }

    @Test
    void mirrorIsNotFetchedWhileTheMainHostAnswers() throws Exception {
        try (Bench bench = bench(TestDatabase.H2);
                Crawler crawler = bench.crawler()) {
            crawlAll(bench, crawler);
            String mirror = WORLD.site("lantern-forum").addresses().get(1).host();
            assertThat(bench.web.visits()).noneMatch(v -> v.host().equals(mirror));
        }
    }

    @Test
    void secondVisitCapturesEveryPageOnceMore() throws Exception {
        try (Bench bench = bench(TestDatabase.H2);
                Crawler crawler = bench.crawler()) {
            crawlAll(bench, crawler);
            Map<String, Long> first =
                    bench.captured("inkwell").stream().collect(Collectors.groupingBy(p -> p, Collectors.counting()));
            crawlAll(bench, crawler);
            Map<String, Long> both =
                    bench.captured("inkwell").stream().collect(Collectors.groupingBy(p -> p, Collectors.counting()));
            assertThat(both.keySet()).isEqualTo(first.keySet());
            assertThat(both.values()).allMatch(n -> n == 2);
        }
    }

    @Test
    void passwordIsInNoCapture() throws Exception {
        try (Bench bench = bench(TestDatabase.H2);
                Crawler crawler = bench.crawler()) {
            crawlAll(bench, crawler);
            assertThat(bench.captures()).noneMatch(c -> bench.text(c).contains(WORLD.readerPassword()));
            assertThat(bench.captures()).noneMatch(c -> c.address().toString().contains("member.php?action=login"));
            assertThat(bench.captures()).anyMatch(c -> bench.text(c).contains("Log Out"));
        }
    }

    /**
     * A process's end. What it had begun in the frontier is over by then and nothing begins any more: a lease that it took after
     * its successor had taken back all others would be held for as long as leases last.
     */
    private static final class Death {
        private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
        private final CountDownLatch dead = new CountDownLatch(1);

        void come() {
            calls.writeLock().lock();
            try {
                dead.countDown();
            } finally {
                calls.writeLock().unlock();
            }
        }

        boolean await() throws InterruptedException {
            return dead.await(30, TimeUnit.SECONDS);
        }

        /** The frontier as the process sees it: once it is dead, not at all. */
        Frontier until(Frontier real) {
            return (Frontier) Proxy.newProxyInstance(
                    Frontier.class.getClassLoader(), new Class<?>[] {Frontier.class}, (proxy, method, arguments) -> {
                        calls.readLock().lock();
                        try {
                            if (dead.getCount() == 0) {
                                throw new IllegalStateException("this process is dead");
                            }
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            calls.readLock().unlock();
                        }
                    });
        }
    }

    /** A process that dies in the middle: its fetches never come back, and nothing that it does counts any more. */
    private static final class Dying implements Fetcher {
        private final Fetcher real;
        private final AtomicInteger left;
        private final Death death;
        private final CountDownLatch never = new CountDownLatch(1);

        Dying(Fetcher real, int requests, Death death) {
            this.real = real;
            this.left = new AtomicInteger(requests);
            this.death = death;
        }

        @Override
        public FetchOutcome fetch(FetchRequest request) {
            if (left.decrementAndGet() < 0) {
                death.come();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return real.fetch(request);
        }

        @Override
        public void renewCircuit(String host) {
            real.renewCircuit(host);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void crawlerThatDiesLosesNoPageAndTheNextCapturesNoneTwice(TestDatabase kind) throws Exception {
        try (Bench bench = bench(kind)) {
            bench.registry.all().forEach(s -> bench.crawler().begin(s.source().id()));
            CrawlerSettings alive = bench.settings;
            bench.settings = new CrawlerSettings(
                    alive.owner(),
                    2,
                    alive.lease(),
                    alive.tries(),
                    alive.backoff(),
                    alive.gateTries(),
                    alive.gateWait(),
                    alive.logins(),
                    alive.mirrorRest(),
                    alive.proxyWait());
            for (int requests : new int[] {3, 17, 40}) {
                Death death = new Death();
                // Never closed: it is gone.
                bench.crawler(real -> new Dying(real, requests, death), death.until(bench.frontier))
                        .start();
                assertThat(death.await()).isTrue();
            }
            bench.settings = alive;
            try (Crawler last = bench.crawler()) {
                last.start();
                assertThat(last.awaitIdle(Bench.PATIENCE)).isTrue();
                for (Site site : WORLD.sites()) {
                    assertThat(bench.captured(site.id()))
                            .doesNotHaveDuplicates()
                            .containsAll(plantedPaths(site.id()));
                }
                assertThat(bench.captures()).extracting(Capture::seq).doesNotHaveDuplicates();
            }
        }
    }

    private static CrawlerSettings owned(String owner, CrawlerSettings like) {
        return new CrawlerSettings(
                owner,
                1,
                like.lease(),
                like.tries(),
                like.backoff(),
                like.gateTries(),
                like.gateWait(),
                like.logins(),
                like.mirrorRest(),
                like.proxyWait());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void severalCrawlersShareOneFrontierAndFetchNothingTwice(TestDatabase kind) throws Exception {
        try (Bench bench = bench(kind)) {
            CrawlerSettings one = bench.settings;
            // One worker each, so that neither can hold all sites at once.
            bench.settings = owned("one", one);
            Crawler first = bench.crawler();
            bench.settings = owned("another", one);
            // A frontier of its own, as in another process: the two know of each other through the database alone.
            Crawler second = bench.crawler(
                    f -> f, new SqlFrontier(bench.database, InstantSource.system(), bench.frontier.settings()));
            try (first;
                    second) {
                bench.registry.all().forEach(s -> first.begin(s.source().id()));
                first.start();
                second.start();
                assertThat(first.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(second.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(first.counters().getOrDefault("captured", 0L)).isPositive();
                assertThat(second.counters().getOrDefault("captured", 0L)).isPositive();
                for (Site site : WORLD.sites()) {
                    assertThat(bench.captured(site.id()))
                            .as(site.id())
                            .doesNotHaveDuplicates()
                            .containsAll(plantedPaths(site.id()));
                }
                assertThat(bench.evidence.verify().firstBroken()).isEmpty();
            }
        }
    }

    @Test
    void leasesOfALostWorkerComeBackWhenTheyExpire() throws Exception {
        try (Bench bench = bench(TestDatabase.H2)) {
            bench.registry.all().forEach(s -> bench.crawler().begin(s.source().id()));
            // Somebody else's leases: no recovery by name, they must expire.
            assertThat(bench.frontier.lease(4, "lost-worker", Duration.ofSeconds(2)))
                    .isNotEmpty();
            try (Crawler crawler = bench.crawler()) {
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(bench.captured("inkwell")).doesNotHaveDuplicates().containsAll(plantedPaths("inkwell"));
            }
        }
    }
}
