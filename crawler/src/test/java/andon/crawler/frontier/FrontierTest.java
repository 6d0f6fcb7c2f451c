package andon.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.crawler.frontier.Frontier.Extent;
import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a frontier promises to its workers, on each database. */
class FrontierTest extends FrontierBench {
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
    void pageThatKillsWhoeverReadsItIsLeftAndTheOthersAreLookedAt(TestDatabase kind) {
        with(kind, frontier -> {
            SiteLease lease = visit(frontier, Extent.DUE, "/", "/killer", "/other");
            List<String> looked = new ArrayList<>();
            int killed = 0;
            for (boolean ended = false; !ended; ) {
                List<DuePage> due = frontier.next(lease, 3);
                SiteLease held = lease;
                for (DuePage page : due) {
                    if (page.address().getPath().equals("/killer")) {
                        break;
                    }
                    looked.add(page.address().getPath());
                    capture(frontier, held, page);
                }
                if (due.stream().anyMatch(p -> p.address().getPath().equals("/killer"))) {
                    killed++;
                    assertThat(killed).isLessThan(10);
                    // Half of the deaths are seen by the process that comes after, half by those beside it.
                    if (killed % 2 == 0) {
                        frontier.recover("me");
                    } else {
                        pass(MINUTE.multipliedBy(2));
                    }
                    lease = only(frontier);
                } else if (due.isEmpty()) {
                    ended = true;
                }
            }
            assertThat(looked).containsExactly("/", "/other");
            assertThat(killed).isEqualTo(8);
            assertThat(frontier.outcomes(FORUM, lease.visit())).containsEntry("fatal", 1L);
            frontier.end(lease, Visit.State.DONE);
            pass(Duration.ofDays(1));
            assertThat(visit(frontier, Extent.DUE, "/").careful()).isFalse();
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
}
