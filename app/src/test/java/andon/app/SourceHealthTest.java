package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.crawler.health.CanaryHealth;
import andon.crawler.health.Complaint;
import andon.crawler.health.ComplaintBook;
import andon.crawler.health.HealthCheck;
import andon.crawler.health.PostsPerPage;
import andon.crawler.health.SourceHealth;
import andon.indexer.Indexer;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is really crawled, indexed and judged while it changes. */
class SourceHealthTest {
    private static final SourceId BOARD = new SourceId("board");
    private static final String RULES = "{ address: /rules, text: \"never sell to  THOSE who ask twice\" }";

    @TempDir
    Path folder;

    private BoardWatch watch;
    private Stores stores;
    private Crawler crawler;
    private Indexer indexer;
    private HealthCheck check;
    private volatile Duration later = Duration.ZERO;

    @BeforeEach
    void open() throws Exception {
        watch = new BoardWatch(folder);
        Stores open = Stores.open(watch.settings);
        stores = new Stores(
                open.folder(),
                open.database(),
                open.evidence(),
                open.corpus(),
                open.sources(),
                open.ownedIndex(),
                open.secretsKey(),
                () -> Instant.now().plus(later));
        crawler = Crawling.crawler(stores, watch.settings);
        indexer = Indexing.indexer(stores, watch.settings.indexer());
        check = new HealthCheck(
                crawler,
                stores.database(),
                new CorpusHarvest(stores, Indexing.cutter(stores)),
                watch.settings.health().settings(),
                stores.clock());
        crawler.start();
    }

    @AfterEach
    void close() throws Exception {
        indexer.close();
        crawler.close();
        stores.close();
        watch.close();
    }

    /** A visit of every page, indexed. */
    private void visit() {
        crawler.begin(BOARD, Frontier.Extent.WHOLE);
        assertThat(crawler.awaitIdle(Duration.ofSeconds(60))).isTrue();
        Indexing.all(indexer);
    }

    private SourceHealth health() {
        return check.of(BOARD).orElseThrow();
    }

    private List<Complaint.Kind> complaints() {
        return health().complaints().stream().map(Complaint::kind).toList();
    }

    @Test
    void boardThatIsReadAsPlannedIsGoodAndItsFiguresAreRight() {
        watch.watch(stores, RULES);
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.WAITING);
        visit();
        visit();
        SourceHealth health = health();
        assertThat(health.complaints()).isEmpty();
        assertThat(health.verdict()).isEqualTo(SourceHealth.Verdict.GOOD);
        assertThat(health.lastGood()).isPresent();
        assertThat(health.freshness().orElseThrow()).isLessThan(0.1);
        // The front page, the threads and the rules, twice.
        assertThat(health.pages()).isEqualTo(2 * (1 + WatchedBoard.THREADS + 1));
        assertThat(health.looks().failedShare()).isZero();
        assertThat(health.newDocumentsInADay()).isGreaterThanOrEqualTo(WatchedBoard.THREADS * WatchedBoard.POSTS);
        assertThat(health.postsPerPage())
                .isEqualTo(new PostsPerPage(WatchedBoard.THREADS, 0, WatchedBoard.POSTS, WatchedBoard.POSTS));
        assertThat(health.canaries()).extracting(CanaryHealth::state).containsExactly(CanaryHealth.State.FOUND);
    }

    @Test
    void changedMarkupIsComplainedOfAlthoughEveryPageComesAndIsWellAgainWhenItIsReadAsBefore() {
        watch.watch(stores, "");
        visit();
        visit();
        watch.board.redesigned = true;
        visit();
        assertThat(health().looks().failed()).isZero();
        assertThat(complaints()).containsExactly(Complaint.Kind.POSTS_COLLAPSED);
        assertThat(health().complaints().getFirst().detail()).startsWith("6 of 6 pages hold less than half");
        assertThat(health().verdict()).isEqualTo(SourceHealth.Verdict.BAD);
        visit();
        assertThat(complaints())
                .as("what stays broken does not become its own measure")
                .containsExactly(Complaint.Kind.POSTS_COLLAPSED);
        watch.board.redesigned = false;
        visit();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void canaryThatDisappearsIsComplainedOfInTheNextVisit() {
        watch.watch(stores, RULES);
        visit();
        assertThat(complaints()).isEmpty();
        watch.board.ruleRemoved = true;
        // A plain visit of what is due: the page is looked at although nothing links to it.
        later = Duration.ofHours(6);
        crawler.begin(BOARD);
        assertThat(crawler.awaitIdle(Duration.ofSeconds(60))).isTrue();
        Indexing.all(indexer);
        assertThat(complaints()).containsExactly(Complaint.Kind.CANARY_MISSING);
        assertThat(health().complaints().getFirst().detail()).contains("/rules");
        watch.board.ruleRemoved = false;
        visit();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void canaryWhosePageWasNeverReadIsComplainedOf() {
        watch.watch(stores, "{ address: /nowhere, text: welcome }");
        visit();
        assertThat(complaints()).containsExactly(Complaint.Kind.CANARY_UNSEEN);
    }

    @Test
    void sessionThatExpiresInTheMiddleOfAVisitIsRenewedWithinItsLimit() throws Exception {
        watch.board.pagesASession = 4;
        watch.watch(stores, "", access(10));
        visit();
        assertThat(watch.board.sessions()).isBetween(2, 4);
        assertThat(complaints()).isEmpty();
        assertThat(health().session()).isEqualTo(SourceHealth.Session.HELD);
        assertThat(health().looks().byCode()).containsEntry("captured", 1L + WatchedBoard.THREADS);
    }

    @Test
    void sessionThatIsLostAgainAndAgainIsGivenUpAtItsLimitAndToldToTheOperatorOnce() throws Exception {
        watch.board.pagesASession = 3;
        watch.watch(stores, "", access(2));
        visit();
        assertThat(watch.board.sessions()).isEqualTo(2);
        assertThat(complaints()).contains(Complaint.Kind.NEEDS_OPERATOR);
        assertThat(health().session()).isEqualTo(SourceHealth.Session.NEEDS_OPERATOR);
        // Told by the crawler itself, before any round.
        ComplaintBook book = new ComplaintBook(stores.database());
        assertThat(book.standing()).extracting(ComplaintBook.Entry::kind).containsExactly("needs-operator");
        // No visit begins, so nobody signs in, until somebody saw to it.
        assertThat(crawler.begin(BOARD)).isEmpty();
        assertThat(watch.board.sessions()).isEqualTo(2);
        watch.board.pagesASession = 100;
        crawler.attended(BOARD);
        visit();
        assertThat(complaints()).isEmpty();
        assertThat(watch.board.sessions()).isEqualTo(3);
    }

    private String access(int logins) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "lantern");
        return "access: { login: /login, user: reader, password-file: \"" + password + "\", logins: " + logins + " }";
    }

    @Test
    void silenceIsNoticedWhetherTheHostIsGoneOrNobodyVisits() {
        watch.watch(stores, "");
        visit();
        assertThat(complaints()).isEmpty();
        later = Duration.ofHours(7);
        assertThat(complaints()).containsExactly(Complaint.Kind.STALE);
        later = Duration.ZERO;
        watch.board.down = true;
        visit();
        assertThat(complaints()).contains(Complaint.Kind.UNREACHABLE);
    }
}
