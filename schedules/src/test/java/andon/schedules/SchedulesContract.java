package andon.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.Cadence;
import andon.vocabulary.CronTimes;
import andon.vocabulary.QuietHours;
import andon.vocabulary.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
    private static final Timetable HOURLY = Timetable.every(Duration.ofHours(1));
    private static final ZoneId UTC = ZoneId.of("UTC");

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
            assertThat(plan.timetable()).isEqualTo(HOURLY);
            assertThat(Duration.between(plan.last().orElseThrow(), plan.next().orElseThrow()))
                    .isEqualTo(Duration.ofHours(1));
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
        moveBack(Duration.ofHours(8));
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
            schedules.plan("crawl:forum", Timetable.every(Duration.ofHours(6)));
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
        Timetable jittered = Timetable.every(Duration.ofHours(1)).withJitter(Duration.ofMinutes(30));
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", jittered);
            schedules.start();
            await(() -> !runs.isEmpty());
            Plan plan = schedules.find("crawl:forum").orElseThrow();
            assertThat(Duration.between(plan.last().orElseThrow(), plan.next().orElseThrow()))
                    .isBetween(Duration.ofHours(1), Duration.ofMinutes(90));
        }
    }

    @Test
    void runThatIsAskedForLeavesTheNextTimeAsItIs() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
            Optional<Instant> next = schedules.find("crawl:forum").orElseThrow().next();
            schedules.runNow("crawl:forum");
            await(() -> runs.size() == 2);
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).isEqualTo(next);
        }
    }

    @Test
    void planByTheClockWaitsForItsTimeAndIsMadeUpForOnceWhenItWasMissed() {
        Timetable nightly = new Timetable(
                new Cadence.Cron(CronTimes.parse("0 15 3 * * ?")), Duration.ZERO, new QuietHours(UTC, List.of()));
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", nightly);
            schedules.start();
            schedules.plan("probe", HOURLY);
            await(() -> runs.contains("probe"));
            assertThat(runs).containsExactly("probe");
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).isEqualTo(nightly.next(Instant.now(), 0));
        }
        moveBack(Duration.ofDays(3));
        try (Schedules again = new Schedules(database, runs::add)) {
            again.start();
            await(() -> runs.contains("crawl:forum"));
            again.plan("second", HOURLY);
            await(() -> runs.contains("second"));
            assertThat(runs.stream().filter("crawl:forum"::equals)).hasSize(1);
            assertThat(again.find("crawl:forum").orElseThrow().next()).isEqualTo(nightly.next(Instant.now(), 0));
        }
    }

    @Test
    void planByTheClockComesDueByTheClockOfItsOwnZone() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Timetable nightly = new Timetable(
                new Cadence.Cron(CronTimes.parse("0 15 3 * * ?")), Duration.ZERO, new QuietHours(tokyo, List.of()));
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", nightly);
            Instant next = schedules.find("crawl:forum").orElseThrow().next().orElseThrow();
            assertThat(next.atZone(tokyo).toLocalTime()).isEqualTo(LocalTime.of(3, 15));
            assertThat(next.atZone(UTC).toLocalTime()).isEqualTo(LocalTime.of(18, 15));
            assertThat(next).isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
        }
    }

    @Test
    void missedRunWaitsForTheEndOfQuietHoursButOneThatIsAskedForDoesNot() {
        LocalTime now = LocalTime.now(UTC).truncatedTo(ChronoUnit.MINUTES);
        QuietHours quiet = new QuietHours(UTC, List.of(new QuietHours.Daily(now.minusHours(1), now.plusHours(2))));
        Timetable rests = new Timetable(new Cadence.Every(Duration.ofHours(6)), Duration.ZERO, quiet);
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", rests);
            Instant end = quiet.endOf(Instant.now()).orElseThrow();
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).contains(end);
            moveBack(Duration.ofHours(5));
            schedules.start();
            await(() -> schedules.find("crawl:forum").orElseThrow().next().equals(Optional.of(end)));
            assertThat(runs).isEmpty();
            schedules.runNow("crawl:forum");
            await(() -> runs.equals(List.of("crawl:forum")));
        }
    }

    @Test
    void pausedPlanComesDueOnlyWhenItIsAskedForAndMakesUpForItsPauseOnce() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
            Instant last = schedules.find("crawl:forum").orElseThrow().last().orElseThrow();
            schedules.plan("crawl:forum", HOURLY, true);
            schedules.plan("crawl:forum", HOURLY, true);
            Plan paused = schedules.find("crawl:forum").orElseThrow();
            assertThat(paused.paused()).isTrue();
            assertThat(paused.next()).isEmpty();
            assertThat(paused.last()).contains(last);
            schedules.runNow("crawl:forum");
            await(() -> runs.size() == 2);
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).isEmpty();
            schedules.plan("crawl:forum", HOURLY);
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).contains(last.plus(Duration.ofHours(1)));
            schedules.plan("crawl:forum", Timetable.every(Duration.ofSeconds(1)), true);
            Instant passed = last.plusSeconds(1);
            await(() -> Instant.now().isAfter(passed));
            schedules.plan("crawl:forum", Timetable.every(Duration.ofSeconds(1)));
            await(() -> runs.size() >= 3);
        }
    }

    @Test
    void planWithoutATriggerIsSetAgain() {
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", HOURLY);
            schedules.start();
            await(() -> runs.size() == 1);
            database.sql().sql("delete from qrtz_simple_triggers").update();
            database.sql().sql("delete from qrtz_triggers").update();
            schedules.plan("crawl:forum", HOURLY);
            await(() -> runs.size() == 2);
            assertThat(schedules.find("crawl:forum").orElseThrow().next()).isPresent();
        }
    }

    @Test
    void allOfATimetableIsKept() {
        Timetable all = new Timetable(
                new Cadence.Cron(CronTimes.parse("0 0/30 8-18 ? * MON-FRI")),
                Duration.ofSeconds(90),
                new QuietHours(
                        ZoneId.of("Asia/Tokyo"),
                        List.of(QuietHours.Daily.parse("12:00-13:00"), QuietHours.Daily.parse("22:00-06:30"))));
        try (Schedules schedules = new Schedules(database, runs::add)) {
            schedules.plan("crawl:forum", all);
            assertThat(schedules.find("crawl:forum").orElseThrow().timetable()).isEqualTo(all);
            assertThat(schedules.find("crawl:forum").orElseThrow().last()).isEmpty();
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
            assertThatThrownBy(() -> Timetable.every(Duration.ZERO)).hasMessageContaining("1s");
        }
    }

    /** As if so much time had passed since the plans were last touched. */
    private void moveBack(Duration time) {
        database.sql()
                .sql(
                        "update qrtz_triggers set next_fire_time = next_fire_time - :t, start_time = start_time - :t,"
                                + " prev_fire_time = case when prev_fire_time > 0 then prev_fire_time - :t else prev_fire_time end")
                .param("t", time.toMillis())
                .update();
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
