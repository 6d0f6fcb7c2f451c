package andon.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a frontier promises, on each database; time is moved by hand. */
class FrontierTest {
    private static final SourceId FORUM = new SourceId("forum");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private void with(TestDatabase kind, Consumer<Frontier> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            claim.accept(new SqlFrontier(database, () -> now, new FrontierSettings(3, Duration.ofSeconds(10))));
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static VisitPlan plan(int depth, long pages, int connections) {
        return new VisitPlan(depth, pages, 1 << 20, Duration.ofSeconds(2), connections);
    }

    private static Discovered page(String path) {
        return new Discovered(URI.create("http://x.onion" + path), path.replaceAll("\\d+", "#"), 1000);
    }

    private Lease only(Frontier frontier) {
        List<Lease> leases = frontier.lease(10, "me", MINUTE);
        assertThat(leases).hasSize(1);
        return leases.getFirst();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void visitEndsWhenNothingIsPendingAndEachPageIsLeasedOnce(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(2, 100, 1), List.of(page("/")));
            List<String> order = new ArrayList<>();
            long seq = 0;
            while (frontier.lastVisit(FORUM).orElseThrow().isOpen()) {
                for (Lease lease : frontier.lease(10, "me", MINUTE)) {
                    order.add(lease.address().getPath());
                    frontier.captured(lease, ++seq, 10, List.of(page("/a1"), page("/a2"), page("/")), List.of());
                }
                pass(Duration.ofSeconds(2));
            }
            assertThat(order).containsExactly("/", "/a1", "/a2");
            Visit visit = frontier.lastVisit(FORUM).orElseThrow();
            assertThat(visit.state()).isEqualTo(Visit.State.DONE);
            assertThat(visit.pages()).isEqualTo(3);
            assertThat(frontier.outcomes(FORUM, 1)).containsEntry("captured", 3L);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void connectionRestsBetweenRequests(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(2, 100, 1), List.of(page("/a"), page("/b")));
            Lease first = only(frontier);
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
            frontier.captured(first, 1, 1, List.of(), List.of());
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
            pass(Duration.ofSeconds(2));
            only(frontier);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void lostWorkersLeaseComesBackAndItsLateAcknowledgementIsTurnedAway(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(2, 100, 1), List.of(page("/")));
            Lease lost = only(frontier);
            pass(MINUTE.plusSeconds(1));
            Lease again = only(frontier);
            assertThat(again.page()).isEqualTo(lost.page());
            assertThat(again.token()).isGreaterThan(lost.token());
            assertThatThrownBy(() -> frontier.captured(lost, 1, 1, List.of(page("/x")), List.of()))
                    .isInstanceOf(LeaseLostException.class);
            frontier.captured(again, 2, 1, List.of(), List.of());
            assertThatThrownBy(() -> frontier.captured(again, 3, 1, List.of(), List.of()))
                    .isInstanceOf(LeaseLostException.class);
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void restartedProcessTakesItsOwnLeasesBackAtOnce(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(2, 100, 2), List.of(page("/a"), page("/b")));
            List<Lease> dead = frontier.lease(10, "me", MINUTE);
            assertThat(dead).hasSize(2);
            assertThat(frontier.recover("somebody else")).isZero();
            assertThat(frontier.recover("me")).isEqualTo(2);
            assertThat(frontier.lease(10, "me", MINUTE)).hasSize(2);
            assertThatThrownBy(() -> frontier.failed(dead.getFirst(), Failure.skip("late")))
                    .isInstanceOf(LeaseLostException.class);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void newVisitMakesEveryKnownPageDueNewOnesFirst(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(5, 3, 1), List.of(page("/")));
            frontier.captured(only(frontier), 1, 1, List.of(page("/list")), List.of());
            pass(MINUTE);
            frontier.captured(only(frontier), 2, 1, List.of(page("/t1"), page("/t2")), List.of());
            pass(MINUTE);
            frontier.captured(only(frontier), 3, 1, List.of(), List.of());
            pass(MINUTE);
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
            assertThat(frontier.lastVisit(FORUM).orElseThrow().state()).isEqualTo(Visit.State.BUDGET);
            assertThat(frontier.begin(FORUM, plan(5, 100, 1), List.of(page("/")))
                            .number())
                    .isEqualTo(2);
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Lease lease = only(frontier);
                order.add(lease.address().getPath());
                frontier.captured(lease, 10 + i, 1, List.of(), List.of());
                pass(MINUTE);
            }
            assertThat(order).containsExactly("/", "/list", "/t2", "/t1");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void failedPageRestsIsTriedAgainAndGivenUp(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(2, 100, 1), List.of(page("/")));
            Failure failure = new Failure("timeout", MINUTE, 2, Failure.Reach.PAGE);
            frontier.failed(only(frontier), failure);
            pass(Duration.ofSeconds(30));
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
            pass(Duration.ofSeconds(31));
            Lease second = only(frontier);
            assertThat(second.attempt()).isEqualTo(2);
            frontier.failed(second, failure);
            pass(MINUTE);
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
            assertThat(frontier.lastVisit(FORUM).orElseThrow().state()).isEqualTo(Visit.State.DONE);
            assertThat(frontier.outcomes(FORUM, 1)).containsEntry("timeout", 2L);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hostThatFailsAgainAndAgainEndsTheVisit(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(
                    FORUM,
                    plan(2, 100, 1),
                    IntStream.range(0, 20).mapToObj(n -> page("/" + n)).toList());
            Failure failure = new Failure("socks-f0", Duration.ZERO, 9, Failure.Reach.HOST);
            for (int i = 0; i < 3; i++) {
                frontier.failed(only(frontier), failure);
                pass(MINUTE);
            }
            assertThat(frontier.lastVisit(FORUM).orElseThrow().state()).isEqualTo(Visit.State.UNREACHABLE);
            assertThat(frontier.lease(10, "me", MINUTE)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void pageTooDeepIsNotFollowedAndAFormOfAddressIsBounded(TestDatabase kind) {
        with(kind, frontier -> {
            frontier.begin(FORUM, plan(1, 100, 1), List.of(page("/")));
            List<Discovered> many = IntStream.range(0, 50)
                    .mapToObj(n -> new Discovered(URI.create("http://x.onion/c" + n), "calendar", 5))
                    .toList();
            frontier.captured(only(frontier), 1, 1, many, List.of());
            assertThat(frontier.pending(FORUM)).isEqualTo(5);
            pass(MINUTE);
            frontier.captured(only(frontier), 2, 1, List.of(page("/deeper")), List.of());
            assertThat(frontier.pending(FORUM)).isEqualTo(4);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acknowledgementThatIsRolledBackLeavesThePageDue(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            Frontier frontier = new SqlFrontier(database, () -> now);
            frontier.begin(FORUM, plan(2, 100, 1), List.of(page("/")));
            Lease lease = only(frontier);
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        frontier.captured(lease, 1, 1, List.of(page("/a")), List.of());
                        throw new IllegalStateException("the log row could not be written");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(frontier.pending(FORUM)).isEqualTo(1);
            frontier.captured(lease, 1, 1, List.of(page("/a")), List.of());
            assertThat(frontier.lastVisit(FORUM).orElseThrow().pages()).isEqualTo(1);
        }
    }
}
