package andon.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.crawler.frontier.Frontier.Extent;
import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a frontier promises, on each database; time is moved by hand. */
class FrontierTest {
    private static final SourceId FORUM = new SourceId("forum");
    private static final SourceId MARKET = new SourceId("market");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LISTING_ROWS = 10;

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private long seq;

    private void with(TestDatabase kind, Consumer<Frontier> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            claim.accept(new SqlFrontier(database, () -> now, new FrontierSettings(3, Duration.ofSeconds(10))));
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static VisitPlan plan(int depth, long pages) {
        return new VisitPlan(depth, pages, 1 << 20, Duration.ofSeconds(2), 1, HOUR, Duration.ofDays(30));
    }

    private static Discovered page(String path) {
        return page(path, 0);
    }

    private static Discovered page(String path, long hint) {
        return new Discovered(URI.create("http://x.onion" + path), path.replaceAll("\\d+", "#"), 1000, hint);
    }

    private static List<Discovered> pages(String... paths) {
        return Arrays.stream(paths).map(FrontierTest::page).toList();
    }

    private SiteLease only(Frontier frontier) {
        List<SiteLease> leases = frontier.lease(10, "me", MINUTE);
        assertThat(leases).hasSize(1);
        return leases.getFirst();
    }

    private SiteLease visit(Frontier frontier, Extent extent, String... seeds) {
        assertThat(frontier.begin(FORUM, plan(5, 100), pages(seeds), extent)).isPresent();
        return only(frontier);
    }

    private Acknowledgement captured(SiteLease lease, DuePage page, long substance, int rows, Discovered... links) {
        return new Acknowledgement(
                lease,
                page,
                new Acknowledgement.Captured(
                        ++seq, "sha-" + seq, 10, false, "\"tag\"", "", substance, rows, List.of(links)));
    }

    private void capture(Frontier frontier, SiteLease lease, DuePage page, Discovered... links) {
        frontier.acknowledge(List.of(captured(lease, page, 7, 0, links)));
    }

    private static void fail(Frontier frontier, SiteLease lease, DuePage page, Failure failure) {
        frontier.acknowledge(List.of(new Acknowledgement(lease, page, new Acknowledgement.Failed(failure))));
    }

    private static List<String> paths(List<DuePage> pages) {
        return pages.stream().map(p -> p.address().getPath()).toList();
    }

    /** Looks at all that is due, unchanged, and ends the visit; gives the paths in order. */
    private List<String> look(Frontier frontier, SiteLease lease, Discovered... links) {
        List<String> order = new ArrayList<>();
        for (List<DuePage> due = frontier.next(lease, 3); !due.isEmpty(); due = frontier.next(lease, 3)) {
            order.addAll(paths(due));
            frontier.acknowledge(
                    due.stream().map(p -> captured(lease, p, 7, 0, links)).toList());
        }
        frontier.end(lease, Visit.State.DONE);
        return order;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachPageIsDueOnceInAVisitInTheOrderOfDiscovery(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            assertThat(look(frontier, lease, page("/a1"), page("/a2"), page("/")))
                    .containsExactly("/", "/a1", "/a2");
            Visit visit = frontier.lastVisit(FORUM).orElseThrow();
            assertThat(visit.state()).isEqualTo(Visit.State.DONE);
            assertThat(visit.pages()).isEqualTo(3);
            assertThat(frontier.outcomes(FORUM, 1)).containsEntry("captured", 3L);
            assertThat(frontier.nextDue()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageThatBecomesASeedIsLookedAtInEveryVisitFromThenOn(TestDatabase kind) {
        with(kind, frontier -> {
            look(frontier, visit(frontier, Extent.DUE, "/"), page("/thread1"));
            pass(HOUR);
            assertThat(look(frontier, visit(frontier, Extent.DUE, "/"))).containsExactly("/");
            for (int i = 0; i < 4; i++) {
                pass(HOUR);
                assertThat(look(frontier, visit(frontier, Extent.DUE, "/", "/thread1")))
                        .containsExactlyInAnyOrder("/", "/thread1");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void siteIsLeasedToOneAtATimeAndTheOneThatWaitsLongestFirst(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(5, 100), pages("/"), Extent.DUE);
            pass(Duration.ofSeconds(1));
            frontier.begin(MARKET, plan(5, 100), pages("/"), Extent.DUE);
            SiteLease forum = frontier.lease(1, "me", MINUTE).getFirst();
            assertThat(forum.source()).isEqualTo(FORUM);
            SiteLease market = frontier.lease(1, "somebody else", MINUTE).getFirst();
            assertThat(market.source()).isEqualTo(MARKET);
            assertThat(frontier.lease(5, "me", MINUTE)).isEmpty();
            pass(Duration.ofSeconds(1));
            frontier.release(forum, now.plusSeconds(3));
            frontier.release(market, now.plusSeconds(2));
            assertThat(frontier.nextDue()).contains(now.plusSeconds(2));
            pass(Duration.ofSeconds(3));
            assertThat(frontier.lease(5, "me", MINUTE))
                    .extracting(SiteLease::source)
                    .containsExactly(MARKET, FORUM);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void lostWorkersSiteComesBackAndItsLateAcknowledgementIsTurnedAway(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lost = visit(frontier, Extent.DUE, "/");
            DuePage page = frontier.next(lost, 1).getFirst();
            pass(MINUTE.plusSeconds(1));
            SiteLease again = only(frontier);
            assertThat(again.token()).isGreaterThan(lost.token());
            assertThatThrownBy(() -> capture(frontier, lost, page, page("/x")))
                    .isInstanceOfSatisfying(
                            LeaseLostException.class,
                            e -> assertThat(e.leases()).containsExactly(lost));
            assertThat(frontier.renew(List.of(lost), MINUTE)).containsExactly(lost);
            frontier.release(lost, now);
            frontier.end(lost, Visit.State.DONE);
            DuePage same = frontier.next(again, 1).getFirst();
            assertThat(same.id()).isEqualTo(page.id());
            capture(frontier, again, same);
            assertThatThrownBy(() -> capture(frontier, again, same)).isInstanceOf(IllegalStateException.class);
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneLostLeaseTurnsTheWholeBatchAwayAndIsNamed(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(5, 100), pages("/"), Extent.DUE);
            frontier.begin(MARKET, plan(5, 100), pages("/"), Extent.DUE);
            List<SiteLease> leases = frontier.lease(2, "me", MINUTE);
            List<Acknowledgement> batch = leases.stream()
                    .map(l -> captured(l, frontier.next(l, 1).getFirst(), 1, 0))
                    .toList();
            frontier.end(MARKET, Visit.State.NEEDS_OPERATOR);
            assertThatThrownBy(() -> frontier.acknowledge(batch))
                    .isInstanceOfSatisfying(
                            LeaseLostException.class,
                            e -> assertThat(e.leases())
                                    .extracting(SiteLease::source)
                                    .containsExactly(MARKET));
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isZero();
            frontier.acknowledge(
                    batch.stream().filter(a -> a.lease().source().equals(FORUM)).toList());
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void renewedLeaseOutlivesItsFirstEndAndRestartedProcessTakesItsOwnBackAtOnce(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            pass(Duration.ofSeconds(50));
            assertThat(frontier.renew(List.of(lease), MINUTE)).isEmpty();
            pass(Duration.ofSeconds(50));
            assertThat(frontier.lease(5, "somebody else", MINUTE)).isEmpty();
            assertThat(frontier.recover("somebody else")).isZero();
            assertThat(frontier.recover("me")).isEqualTo(1);
            DuePage page = frontier.next(only(frontier), 1).getFirst();
            assertThatThrownBy(() -> fail(frontier, lease, page, Failure.skip("late")))
                    .isInstanceOf(LeaseLostException.class);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatABudgetLeavesComesFirstInTheNextVisit(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease first = visit(frontier, Extent.DUE, "/");
            capture(frontier, first, frontier.next(first, 1).getFirst(), page("/t1"), page("/t2"));
            capture(frontier, first, frontier.next(first, 1).getFirst());
            assertThat(frontier.pending(FORUM)).isEqualTo(1);
            frontier.end(first, Visit.State.BUDGET);
            pass(Duration.ofDays(1));
            assertThat(look(frontier, visit(frontier, Extent.DUE, "/"))).containsExactly("/", "/t2", "/t1");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void openVisitGoesOn(TestDatabase kind) {
        with(kind, frontier -> {
            visit(frontier, Extent.DUE, "/");
            assertThat(frontier.begin(FORUM, plan(5, 100), pages("/"), Extent.WHOLE)
                            .orElseThrow()
                            .number())
                    .isEqualTo(1);
            assertThat(frontier.openVisits()).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void failedPageRestsIsTriedAgainAndGivenUp(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            Failure failure = new Failure("timeout", MINUTE, 2, Failure.Reach.PAGE);
            fail(frontier, lease, frontier.next(lease, 1).getFirst(), failure);
            assertThat(frontier.next(lease, 1)).isEmpty();
            assertThat(frontier.nextRetry(lease)).contains(now.plus(MINUTE));
            pass(MINUTE);
            frontier.renew(List.of(lease), MINUTE);
            DuePage second = frontier.next(lease, 1).getFirst();
            assertThat(second.attempt()).isEqualTo(2);
            fail(frontier, lease, second, failure);
            assertThat(frontier.next(lease, 1)).isEmpty();
            assertThat(frontier.nextRetry(lease)).isEmpty();
            assertThat(frontier.outcomes(FORUM, 1)).containsEntry("timeout", 2L);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageThatIsGoneIsAskedForLessAndLessAndThenNoMore(TestDatabase kind) {
        with(kind, frontier -> {
            int asked = 0;
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), page("/gone"));
            for (int day = 0; day < 60; day++) {
                for (DuePage page : frontier.next(lease, 9)) {
                    if (page.address().getPath().equals("/gone")) {
                        asked++;
                        fail(frontier, lease, page, Failure.skip("http-404"));
                    } else {
                        capture(frontier, lease, page);
                    }
                }
                frontier.end(lease, Visit.State.DONE);
                pass(Duration.ofDays(1));
                lease = visit(frontier, day == 50 ? Extent.WHOLE : Extent.DUE, "/");
            }
            assertThat(asked).isEqualTo(Recrawl.MOST_MISSES);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void deadHostRestsLongerEachTimeForWeeksAndIsCaughtUpWhenItIsBack(TestDatabase kind) {
        with(kind, frontier -> {
            look(frontier, visit(frontier, Extent.DUE, "/"), page("/a"), page("/b"));
            int tries = 0;
            for (int hour = 0; hour < 24 * 80; hour += 4) {
                pass(HOUR.multipliedBy(4));
                if (frontier.begin(FORUM, plan(5, 100), pages("/"), Extent.DUE).isPresent()) {
                    tries++;
                    SiteLease lease = only(frontier);
                    assertThat(lease.wasDead()).isEqualTo(tries > 1);
                    fail(
                            frontier,
                            lease,
                            frontier.next(lease, 1).getFirst(),
                            new Failure("descriptor-not-found", Duration.ZERO, 9, Failure.Reach.HOST));
                    frontier.end(lease, Visit.State.UNREACHABLE);
                }
            }
            assertThat(tries).isBetween(50, 80);
            assertThat(frontier.restsUntil(FORUM)).isPresent();
            assertThat(frontier.begin(FORUM, plan(5, 100), pages("/"), Extent.DUE))
                    .isEmpty();
            // An operator asks: no rest. All that fell due meanwhile is looked at.
            assertThat(look(frontier, visit(frontier, Extent.WHOLE, "/"))).containsExactlyInAnyOrder("/", "/a", "/b");
            assertThat(frontier.restsUntil(FORUM)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageThatNeverChangesIsLookedAtLessAndLessWithinBoundsAndOneThatChangesOften(TestDatabase kind) {
        with(kind, frontier -> {
            int still = 0;
            int lively = 0;
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), page("/still"), page("/lively"));
            for (int hour = 0; hour < 24 * 20; hour++) {
                for (DuePage page : frontier.next(lease, 9)) {
                    switch (page.address().getPath()) {
                        case "/still" -> {
                            still++;
                            frontier.acknowledge(List.of(captured(lease, page, 7, 0)));
                        }
                        case "/lively" -> {
                            lively++;
                            frontier.acknowledge(List.of(captured(lease, page, hour + 1, 0)));
                        }
                        default -> capture(frontier, lease, page);
                    }
                }
                frontier.end(lease, Visit.State.DONE);
                pass(HOUR);
                lease = visit(frontier, Extent.DUE, "/");
            }
            // After 2, 6, 14 … hours, against every hour.
            assertThat(still).isBetween(7, 9);
            assertThat(lively).isGreaterThan(24 * 20 - 10);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatListsThreadsIsLookedAtInEveryVisitAndAThreadWhenItsRowHasChanged(TestDatabase kind) {
        with(kind, frontier -> {
            long quiet = 0x0000000000221101L;
            long reply = 0x0000000000331101L;
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), page("/board"));
            frontier.acknowledge(List.of(captured(
                    lease,
                    frontier.next(lease, 1).getFirst(),
                    7,
                    LISTING_ROWS,
                    page("/t1", quiet),
                    page("/t2", quiet))));
            assertThat(look(frontier, lease)).containsExactly("/t1", "/t2");
            // Both threads are left alone for longer and longer, the board is not.
            for (int visit = 0; visit < 40; visit++) {
                pass(HOUR);
                SiteLease next = visit(frontier, Extent.DUE, "/");
                for (DuePage page : frontier.next(next, 9)) {
                    int rows = page.address().getPath().equals("/board") ? LISTING_ROWS : 0;
                    frontier.acknowledge(List.of(captured(next, page, 7, rows)));
                }
                frontier.end(next, Visit.State.DONE);
            }
            pass(Duration.ofHours(8));
            SiteLease next = visit(frontier, Extent.DUE, "/");
            List<DuePage> due = frontier.next(next, 9);
            assertThat(paths(due)).containsExactlyInAnyOrder("/", "/board");
            for (DuePage page : due) {
                boolean board = page.address().getPath().equals("/board");
                frontier.acknowledge(List.of(
                        board
                                ? captured(next, page, 8, LISTING_ROWS, page("/t1", quiet), page("/t2", reply))
                                : captured(next, page, 7, 0)));
            }
            assertThat(paths(frontier.next(next, 9))).containsExactly("/t2");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void columnThatChangesWithoutTheThreadIsNoLongerBelieved(TestDatabase kind) {
        with(kind, frontier -> {
            int looks = 0;
            for (int visit = 0; visit < 200; visit++) {
                SiteLease lease = visit(frontier, Extent.DUE, "/");
                // The counter of views is another one each time; the thread stays as it is.
                Discovered thread = page("/t", 0x1100L + 1 + visit % 200);
                for (List<DuePage> due = frontier.next(lease, 1); !due.isEmpty(); due = frontier.next(lease, 1)) {
                    boolean isThread = due.getFirst().address().getPath().equals("/t");
                    looks += isThread ? 1 : 0;
                    frontier.acknowledge(List.of(
                            isThread
                                    ? captured(lease, due.getFirst(), 7, 0)
                                    : captured(lease, due.getFirst(), visit, LISTING_ROWS, thread)));
                }
                frontier.end(lease, Visit.State.DONE);
                pass(HOUR);
            }
            assertThat(looks).isLessThan(25);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageOnWhichSomethingWatchedWasFoundIsNotLeftAloneAndItsLinksGoFirst(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), page("/dull"), page("/hit"));
            int dull = 0;
            int hit = 0;
            for (int hour = 0; hour < 24 * 10; hour++) {
                for (DuePage page : frontier.next(lease, 9)) {
                    capture(frontier, lease, page);
                    dull += page.address().getPath().equals("/dull") ? 1 : 0;
                    if (page.address().getPath().equals("/hit")) {
                        hit++;
                        frontier.hits(List.of(seq));
                    }
                }
                frontier.end(lease, Visit.State.DONE);
                pass(HOUR);
                lease = visit(frontier, Extent.DUE, "/");
            }
            assertThat(dull).isLessThan(10);
            assertThat(hit).isGreaterThan(24);
            frontier.end(lease, Visit.State.DONE);
            SiteLease last = visit(frontier, Extent.WHOLE, "/");
            List<DuePage> due = frontier.next(last, 9);
            frontier.acknowledge(due.stream()
                    .map(p -> captured(last, p, 7, 0, page("/from" + p.address().getPath())))
                    .toList());
            assertThat(paths(frontier.next(last, 9)).getFirst()).isEqualTo("/from/hit");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageTooDeepIsNotFollowedAndAFormOfAddressIsBounded(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(1, 100), pages("/"), Extent.DUE);
            SiteLease lease = only(frontier);
            Discovered[] many = IntStream.range(0, 50)
                    .mapToObj(n -> new Discovered(URI.create("http://x.onion/c" + n), "calendar", 5))
                    .toArray(Discovered[]::new);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), many);
            assertThat(frontier.pending(FORUM)).isEqualTo(5);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), page("/deeper"));
            assertThat(frontier.pending(FORUM)).isEqualTo(4);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void formOfAddressWithMoreThanItsShareGoesLast(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            Discovered[] crowd =
                    IntStream.range(0, 150).mapToObj(n -> page("/p" + n)).toArray(Discovered[]::new);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), crowd);
            List<DuePage> some = frontier.next(lease, 1);
            frontier.acknowledge(List.of(captured(lease, some.getFirst(), 1, 0, page("/other"))));
            List<String> order = paths(frontier.next(lease, 200));
            assertThat(order.indexOf("/other")).isEqualTo(99);
            assertThat(order).hasSize(150);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acknowledgementThatIsRolledBackLeavesThePageDueAndItsLinksUnknown(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            Frontier frontier = new SqlFrontier(database, () -> now);
            SiteLease lease = visit(frontier, Extent.DUE, "/");
            DuePage page = frontier.next(lease, 1).getFirst();
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        capture(frontier, lease, page, page("/a"));
                        throw new IllegalArgumentException("the log row could not be written");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(paths(frontier.next(lease, 9))).containsExactly("/");
            capture(frontier, lease, page, page("/a"));
            assertThat(paths(frontier.next(lease, 9))).containsExactly("/a");
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void moreLinksThanAreRememberedAreStillKnown(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(
                    FORUM, new VisitPlan(5, 20_000, 1 << 20, Duration.ZERO, 1, HOUR, HOUR), pages("/"), Extent.DUE);
            SiteLease lease = only(frontier);
            Discovered[] many = IntStream.range(0, SiteMemory.MOST_LINKS + 500)
                    .mapToObj(n -> new Discovered(URI.create("http://x.onion/m" + n), "many", 1_000_000))
                    .toArray(Discovered[]::new);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), many);
            long all = frontier.pending(FORUM);
            assertThat(all).isEqualTo(many.length);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), many);
            capture(frontier, lease, frontier.next(lease, 1).getFirst(), many);
            assertThat(frontier.pending(FORUM)).isEqualTo(all - 2);
        });
    }
}
