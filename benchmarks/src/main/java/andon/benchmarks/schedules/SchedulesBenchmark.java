package andon.benchmarks.schedules;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.schedules.Schedules;
import andon.schedules.SchedulesSettings;
import andon.vocabulary.Timetable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.quartz.SchedulerException;

/**
 * Plans many sources on the embedded database, looks at all plans again as a restart does, and lets all of them come due at
 * once as after a day of downtime; beside plain Quartz, which does the first and the last.
 */
public final class SchedulesBenchmark {
    private static final int SOURCES = 10_000;
    private static final int WARM_UP = 200;
    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int THREADS = SchedulesSettings.DEFAULT.threads();
    private static final Timetable CADENCE =
            Timetable.every(Duration.ofHours(6)).withJitter(Duration.ofMinutes(30));

    private SchedulesBenchmark() {}

    /** Microseconds a plan; {@code again} is 0 where nothing is done. */
    private record Cost(double plan, double again, double run) {}

    private interface Work {
        void run() throws SchedulerException;
    }

    public static void main(String[] arguments) throws IOException, SchedulerException {
        int sources = arguments.length == 0 ? SOURCES : Integer.parseInt(arguments[0]);
        if (sources < 1 || sources > MOST) {
            throw new IllegalArgumentException("sources must be 1 to " + MOST + ", not " + sources);
        }
        // Both have run before either is measured.
        plainQuartz(Math.min(sources, WARM_UP));
        andon(Math.min(sources, WARM_UP));
        Cost peer = plainQuartz(sources);
        Cost andon = andon(sources);
        PrintStream out = System.out;
        out.printf("%d sources, microseconds a plan%n", sources);
        out.printf("%-14s %10s %14s %10s%n", "", "plan", "look again", "come due");
        out.printf("%-14s %10.0f %14s %10.0f%n", "plain Quartz", peer.plan(), "", peer.run());
        out.printf("%-14s %10.0f %14.0f %10.0f%n", "Andon", andon.plan(), andon.again(), andon.run());
        out.printf("%-14s %10.2f %14s %10.2f%n", "ratio", andon.plan() / peer.plan(), "", andon.run() / peer.run());
    }

    private static Cost andon(int sources) throws IOException, SchedulerException {
        Path folder = Files.createTempDirectory("andon-schedules");
        AtomicLong runs = new AtomicLong();
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            double plan;
            double again;
            try (Schedules schedules = new Schedules(database, name -> runs.incrementAndGet())) {
                plan = timed(sources, () -> planAll(schedules, sources));
                again = timed(sources, () -> planAll(schedules, sources));
            }
            moveBack(database);
            try (Schedules schedules = new Schedules(database, name -> runs.incrementAndGet())) {
                return new Cost(plan, again, timed(sources, () -> {
                    schedules.start();
                    await(runs, sources);
                }));
            }
        } finally {
            delete(folder);
        }
    }

    private static void planAll(Schedules schedules, int sources) {
        for (int source = 0; source < sources; source++) {
            schedules.plan("crawl:source-" + source, CADENCE);
        }
    }

    private static Cost plainQuartz(int sources) throws IOException, SchedulerException {
        Path folder = Files.createTempDirectory("andon-schedules-peer");
        AtomicLong runs = new AtomicLong();
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            double plan;
            try (PlainQuartz quartz = new PlainQuartz(database, runs, THREADS)) {
                plan = timed(sources, () -> {
                    for (int source = 0; source < sources; source++) {
                        quartz.plan(source);
                    }
                });
            }
            moveBack(database);
            try (PlainQuartz quartz = new PlainQuartz(database, runs, THREADS)) {
                return new Cost(plan, 0, timed(sources, () -> {
                    quartz.start();
                    await(runs, sources);
                }));
            }
        } finally {
            delete(folder);
        }
    }

    /** As if a day had passed since. */
    private static void moveBack(Database database) {
        long day = Duration.ofDays(1).toMillis();
        database.sql()
                .sql("update qrtz_triggers set next_fire_time = next_fire_time - ?, start_time = start_time - ?")
                .params(day, day)
                .update();
    }

    private static double timed(int sources, Work work) throws SchedulerException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1000.0 / sources;
    }

    private static void await(AtomicLong runs, long enough) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (runs.get() < enough) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + runs + " of " + enough + " came due within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
