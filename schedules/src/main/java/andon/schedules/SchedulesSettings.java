package andon.schedules;

import java.time.Duration;

/**
 * How the schedules run.
 *
 * @param clustered whether several processes share the plans of one database; then each run happens in one of them, and
 *     their clocks must agree within a second
 * @param threads how many plans may run at a time, 1 to 64
 * @param lateness how late a run may begin before it counts as missed, 100 ms to 10 minutes; runs missed during this
 *     process's downtime are made up for by one
 * @param checkIn how often a process of a cluster says that it lives, and looks for what others planned; one that was
 *     silent for twice as long has its runs taken over; 1 second (Quartz's least) to 1 minute
 */
public record SchedulesSettings(boolean clustered, int threads, Duration lateness, Duration checkIn) {
    public static final SchedulesSettings DEFAULT =
            new SchedulesSettings(false, 4, Duration.ofMinutes(1), Duration.ofSeconds(5));

    public SchedulesSettings withClustered(boolean shared) {
        return new SchedulesSettings(shared, threads, lateness, checkIn);
    }

    public SchedulesSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("schedules need 1 to 64 threads, not " + threads);
        }
        if (lateness.compareTo(Duration.ofMillis(100)) < 0 || lateness.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("the lateness must be PT0.1S to PT10M, not " + lateness);
        }
        if (checkIn.compareTo(Duration.ofSeconds(1)) < 0 || checkIn.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("the check-in must be PT1S to PT1M, not " + checkIn);
        }
    }
}
