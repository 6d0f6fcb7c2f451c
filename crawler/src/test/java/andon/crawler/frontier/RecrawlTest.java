package andon.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier.Extent;
import andon.testbed.fixtures.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a frontier has which page looked at again, on each database. */
class RecrawlTest extends FrontierBench {
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
