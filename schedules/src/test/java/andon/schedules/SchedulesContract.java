package andon.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.database.DatabaseSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What schedules promise on every database. Times are moved in the stored rows, not slept through. */
abstract class SchedulesContract {
    private static final Cadence HOURLY = Cadence.every(Duration.ofHours(1));

    private final List<String> runs = new CopyOnWriteArrayList<>();
    private Database database;

    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        database = Database.open(freshDatabase());
        database.sql().sql("delete from qrtz_simple_triggers").update();
        database.sql().sql("delete from qrtz_triggers").update();
        database.sql().sql("delete from qrtz_job_details").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void newPlanIsDueAtOnceAndThenAfterItsInterval() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.equals(List.of("crawl:forum")));
            Plan plan = schedules.find("crawl:forum").orElseThrow();
            assertThat(plan.cadence()).isEqualTo(HOURLY);
            assertThat(Duration.between(plan.last().orElseThrow(), plan.next().orElseThrow()))
                    .isEqualTo(HOURLY.every());
        }
    }

    @Test
    void planSurvivesARestartAndKeepsItsNextTimeWhenPlannedAgain() {
        Instant next;
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
            next = schedules.find("crawl:forum").orElseThrow().next().orElseThrow();
        }
        try (Schedules again = new Schedules(database, runs::add)) {
            again.start();
            again.plan("crawl:forum", HOURLY);
            assertThat(again.find("crawl:forum").orElseThrow().next()).contains(next);
            assertThat(again.all()).extracting(Plan::name).containsExactly("crawl:forum");
        }
        assertThat(runs).hasSize(1);
    }

    @Test
    void runsMissedWhileDownAreMadeUpForByOneAtTheStart() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
        }
        long hoursAgo = Instant.now().minus(Duration.ofHours(7)).toEpochMilli();
        database.sql()
                .sql("update qrtz_triggers set next_fire_time = ?, prev_fire_time = ?, start_time = ?")
                .param(hoursAgo)
                .param(hoursAgo - HOURLY.every().toMillis())
                .param(hoursAgo - HOURLY.every().toMillis())
                .update();
        try (Schedules again = new Schedules(database, runs::add)) {
            again.start();
            await(() -> runs.size() == 2);
            again.plan("probe", HOURLY);
            await(() -> runs.contains("probe"));
            assertThat(runs).containsExactly("crawl:forum", "crawl:forum", "probe");
            assertThat(again.find("crawl:forum").orElseThrow().next().orElseThrow())
                    .isAfter(Instant.now());
        }
    }

    @Test
    void onePlanNeverRunsTwiceAtATimeHoweverOftenItIsAskedFor() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch hold = new CountDownLatch(1);
        try (Schedules schedules = new Schedules(database, plan -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            awaitLatch(hold);
            runs.add(plan);
            running.decrementAndGet();
        })) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> running.get() == 1);
            schedules.runNow("crawl:forum");
            schedules.runNow("crawl:forum");
            hold.countDown();
            await(() -> runs.size() == 3);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void changedCadenceCountsFromTheLastRun() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
            Instant last = schedules.find("crawl:forum").orElseThrow().last().orElseThrow();
            schedules.plan("crawl:forum", Cadence.every(Duration.ofHours(6)));
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).contains(last.plus(Duration.ofHours(6)));
        }
    }

    @Test
    void failedRunLeavesThePlanInPlaceAndOthersUntouched() {
        try (Schedules schedules = new Schedules(database, plan -> {
            runs.add(plan);
            if (plan.equals("bad")) {
                throw new IllegalStateException("boom");
            }
        })) {
            schedules.plan("bad", HOURLY);
            schedules.plan("good", HOURLY);
            schedules.start();
            await(() -> runs.containsAll(List.of("bad", "good")));
            assertThat(schedules.find("bad").orElseThrow().next()).isPresent();
        }
    }

    @Test
    void jitterMovesTheNextRunByNoMoreThanItSays() {
        Cadence jittered = Cadence.every(Duration.ofHours(1)).withJitter(Duration.ofMinutes(30));
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", jittered);
            Instant first = schedules.find("crawl:forum").orElseThrow().next().orElseThrow();
            assertThat(first)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofMinutes(31)));
            schedules.start();
            schedules.runNow("crawl:forum");
            await(() -> !runs.isEmpty());
        }
    }

    @Test
    void removedPlanIsGoneAndCannotBeRun() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            assertThat(schedules.remove("crawl:forum")).isTrue();
            assertThat(schedules.remove("crawl:forum")).isFalse();
            assertThat(schedules.find("crawl:forum")).isEmpty();
            assertThatThrownBy(() -> schedules.runNow("crawl:forum"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("crawl:forum");
        }
    }

    @Test
    void nameThatCannotBeStoredIsRefused() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            assertThatThrownBy(() -> schedules.plan("no blanks", HOURLY)).hasMessageContaining("no blanks");
            assertThatThrownBy(() -> Cadence.every(Duration.ZERO)).hasMessageContaining("PT1S");
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }
}
