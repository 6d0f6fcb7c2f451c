package andon.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.Crawler;
import andon.crawler.CrawlerSettings;
import andon.crawler.Safeguards;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.Quarantine;
import andon.crawler.source.Canary;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.WarcEvidenceStore;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final SourceId FORUM = new SourceId("forum");
    private static final URI ADDRESS =
            URI.create("http://" + OnionAddress.ofPublicKey(new byte[32]).host() + "/");

    @TempDir
    Path folder;

    private Instant now = START;
    private Database database;
    private EvidenceStore evidence;
    private Crawler crawler;
    private HealthCheck check;
    private final List<Harvest.Reading> readings = new ArrayList<>();
    private final Map<URI, Harvest.Sighting> sightings = new HashMap<>();
    private long visits;
    private boolean silent;
    private int daysWithNews = 28;

    DatabaseSettings freshDatabase() {
        return DatabaseSettings.embedded(folder);
    }

    @BeforeEach
    void open() throws IOException {
        database = Database.open(freshDatabase());
        evidence = WarcEvidenceStore.open(EvidenceSettings.defaults(folder.resolve("warc")), database, () -> now);
        crawler = Crawler.open(
                database,
                evidence,
                FetchSettings.through(InetSocketAddress.createUnresolved("127.0.0.1", 9)),
                FrontierSettings.DEFAULT,
                CrawlerSettings.DEFAULT,
                Map.of(),
                Safeguards.builtIn(database, () -> now),
                () -> now);
        check = new HealthCheck(crawler, database, new Fields(), HealthSettings.DEFAULT, () -> now);
        watch(Source.ofAddresses(FORUM, List.of(ADDRESS)).draft());
    }

    @AfterEach
    void close() throws IOException {
        crawler.close();
        evidence.close();
        database.close();
    }

    private void watch(andon.crawler.source.SourceDraft draft) {
        new SourceRegistry(database, () -> now)
                .upsert(draft.timetable(Timetable.every(Duration.ofHours(6))).make());
    }

    /** What the test says that the indexer found. */
    private final class Fields implements Harvest {
        private long questions;

        /** Nothing is kept from one question to the next. */
        @Override
        public long newest(SourceId source) {
            return ++questions;
        }

        @Override
        public int daysWithNews(SourceId source, Instant since, Instant until) {
            assertThat(Duration.between(since, until)).isEqualTo(Duration.ofDays(28));
            return daysWithNews;
        }

        @Override
        public List<Reading> last(SourceId source, int limit) {
            return readings.reversed().stream().limit(limit).toList();
        }

        @Override
        public long newDocuments(SourceId source, Instant since) {
            return silent ? 0 : since.isAfter(now.minus(Duration.ofDays(2))) ? 3 : 21;
        }

        @Override
        public Optional<Sighting> look(SourceId source, URI page, String text) {
            return Optional.ofNullable(sightings.get(page));
        }
    }

    /** As the frontier counts them. */
    private static int pages(Object... outcomes) {
        int pages = 0;
        for (int i = 0; i < outcomes.length; i += 2) {
            boolean there = outcomes[i].equals("captured") || outcomes[i].equals("unchanged");
            pages += there ? (Integer) outcomes[i + 1] : 0;
        }
        return pages;
    }

    /** A visit of ten minutes that ends now. */
    private void visit(String state, Object... outcomes) {
        visits++;
        database.sql()
                .sql(
                        "insert into crawl_visit (source, visit, state, started_at, ended_at, depth, page_budget, byte_budget,"
                                + " delay_millis, pages, bytes, host_failures) values (?, ?, ?, ?, ?, 8, 2000, 1000000, 0, ?, 0, 0)")
                .params(
                        FORUM.value(),
                        visits,
                        state,
                        now.minus(Duration.ofMinutes(10)).atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        pages(outcomes))
                .update();
        for (int i = 0; i < outcomes.length; i += 2) {
            database.sql()
                    .sql("insert into crawl_outcome (source, visit, code, n) values (?, ?, ?, ?)")
                    .params(FORUM.value(), visits, outcomes[i], outcomes[i + 1])
                    .update();
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private SourceHealth health() {
        return check.of(FORUM).orElseThrow();
    }

    private List<Complaint.Kind> complaints() {
        return health().complaints().stream().map(Complaint::kind).toList();
    }

    @Test
    void newSourceWaitsUntilItsVisitsShouldHaveBeenMade() {
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.WAITING);
        pass(Duration.ofHours(12));
        assertThat(complaints()).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(complaints()).containsExactly(Complaint.Kind.NEVER_CRAWLED);
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.BAD);
    }

    @Test
    void goodVisitsMakeAGoodSourceWithItsFigures() {
        pass(Duration.ofMinutes(10));
        visit("DONE", "captured", 40, "unchanged", 10, "http-404", 5);
        SourceHealth health = health();
        assertThat(health.verdict()).isEqualTo(SourceHealth.Verdict.GOOD);
        assertThat(health.lastGood()).contains(now);
        assertThat(health.freshness().orElseThrow()).isZero();
        assertThat(health.pages()).isEqualTo(50);
        assertThat(health.looks().failedShare()).isZero();
        assertThat(health.newDocumentsInADay()).isEqualTo(3);
        assertThat(health.newDocumentsInAWeek()).isEqualTo(21);
        pass(Duration.ofHours(3));
        assertThat(health().freshness().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void twoMissedVisitsMakeASourceStaleAndAGoodOneMakesItFresh() {
        visit("DONE", "captured", 40);
        pass(Duration.ofHours(11));
        assertThat(complaints()).isEmpty();
        pass(Duration.ofHours(2));
        assertThat(complaints()).containsExactly(Complaint.Kind.STALE);
        visit("DONE", "unchanged", 1);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void visitsThatSeeNothingAreNotGood() {
        visit("DONE", "captured", 40);
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofHours(6));
            visit("DONE", "http-404", 3);
        }
        assertThat(complaints()).containsExactly(Complaint.Kind.STALE);
    }

    @Test
    void pausedSourceIsNotComplainedOf() {
        visit("DONE", "captured", 40);
        watch(Source.ofAddresses(FORUM, List.of(ADDRESS)).draft().paused(true));
        pass(Duration.ofDays(30));
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.PAUSED);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void hostThatDoesNotAnswerIsBadAtOnce() {
        visit("DONE", "captured", 40);
        pass(Duration.ofHours(6));
        visit("UNREACHABLE", "descriptor-not-found", 8);
        assertThat(complaints()).containsExactly(Complaint.Kind.UNREACHABLE);
        assertThat(health().complaints().getFirst().detail()).contains("descriptor-not-found 8 times");
    }

    @Test
    void moreFailuresThanTheBudgetAllowsTroubleASource() {
        visit("DONE", "captured", 75, "timeout-read", 25);
        assertThat(complaints()).isEmpty();
        visit("DONE", "captured", 75, "timeout-read", 20, "reset", 10);
        assertThat(complaints()).containsExactly(Complaint.Kind.ERROR_BUDGET);
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.TROUBLED);
        assertThat(health().complaints().getFirst().detail())
                .isEqualTo("55 of 205 looks failed, 25 % may; most: timeout-read 45 times");
    }

    @Test
    void outcomeThatNobodyHasHeardOfCountsAsFailure() {
        visit("DONE", "captured", 10, "brand-new-trouble", 10);
        assertThat(complaints()).containsExactly(Complaint.Kind.ERROR_BUDGET);
    }

    @Test
    void canaryIsFoundMissingOrNotSeenForTwoGoodVisits() {
        Canary canary = new Canary(URI.create("thread/5"), "Welcome to the board");
        watch(Source.ofAddresses(FORUM, List.of(ADDRESS)).draft().canaries(List.of(canary)));
        URI page = ADDRESS.resolve("thread/5");
        visit("DONE", "captured", 40);
        assertThat(complaints()).containsExactly(Complaint.Kind.CANARY_UNSEEN);
        sightings.put(page, new Harvest.Sighting(true, now));
        assertThat(complaints()).isEmpty();
        assertThat(health().canaries()).extracting(CanaryHealth::state).containsExactly(CanaryHealth.State.FOUND);
        sightings.put(page, new Harvest.Sighting(false, now));
        assertThat(complaints()).containsExactly(Complaint.Kind.CANARY_MISSING);
        sightings.put(page, new Harvest.Sighting(true, now));
        for (int i = 0; i < 2; i++) {
            pass(Duration.ofHours(6));
            visit("DONE", "captured", 40);
        }
        assertThat(complaints()).containsExactly(Complaint.Kind.CANARY_UNSEEN);
    }

    @Test
    void collapseOfPostsIsComplainedOfAlthoughEveryLookSucceeds() {
        for (int visit = 0; visit < 2; visit++) {
            visit("DONE", "captured", 10);
            for (int page = 0; page < 100; page++) {
                readings.add(new Harvest.Reading(readings.size() + 1, page, visit == 0 ? 8 : 1));
            }
        }
        assertThat(complaints()).containsExactly(Complaint.Kind.POSTS_COLLAPSED);
        assertThat(health().complaints().getFirst().detail())
                .isEqualTo("100 of 100 pages hold less than half of what they held: 1.0 posts a page, before 8.0");
    }

    @Test
    void sourceThatHadNewsOnMostDaysAndHasNoneForAWeekIsSilent() {
        visit("DONE", "captured", 10);
        assertThat(complaints()).isEmpty();
        silent = true;
        assertThat(complaints()).containsExactly(Complaint.Kind.SILENT);
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.TROUBLED);
        assertThat(health().complaints().getFirst().detail())
                .isEqualTo("no new document for 7 days, though there were some on 28 of the 28 days before");
        // One that seldom has any says nothing by having none.
        daysWithNews = 13;
        assertThat(complaints()).isEmpty();
    }

    @Test
    void hostUnderQuarantineIsComplainedOfUntilThatIsLifted() {
        visit("DONE", "captured", 10);
        crawler.safety().quarantine().add(ADDRESS.getHost(), Quarantine.BLOCKED_TERM);
        assertThat(health().complaints())
                .containsExactly(new Complaint(
                        Complaint.Kind.QUARANTINED, ADDRESS.getHost(), "under quarantine: " + ADDRESS.getHost()));
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.BAD);
        crawler.safety().quarantine().lift(ADDRESS.getHost());
        assertThat(complaints()).isEmpty();
    }

    @Test
    void hostOnTheBlockListIsComplainedOf() {
        URI blocked = URI.create("http://" + BlockList.TEST_HOST + "/");
        watch(Source.ofAddresses(FORUM, List.of(blocked)).draft());
        assertThat(complaints()).contains(Complaint.Kind.BLOCKED_HOST);
    }

    @Test
    void frontiersSizeIsThatOfAllSources() {
        assertThat(FrontierSize.of(database)).isEqualTo(new FrontierSize(0, 0));
        crawler.begin(FORUM);
        assertThat(FrontierSize.of(database)).isEqualTo(new FrontierSize(1, 1));
    }

    @Test
    void sourceWithoutALoginHasNoSession() {
        visit("DONE", "captured", 1, "login-required", 30);
        assertThat(health().session()).isEqualTo(SourceHealth.Session.NONE);
    }
}
