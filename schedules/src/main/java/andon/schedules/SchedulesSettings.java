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
 */
public record SchedulesSettings(boolean clustered, int threads, Duration lateness) {
    public static final SchedulesSettings DEFAULT = new SchedulesSettings(false, 4, Duration.ofMinutes(1));

    public SchedulesSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("schedules need 1 to 64 threads, not " + threads);
        }
        if (lateness.compareTo(Duration.ofMillis(100)) < 0 || lateness.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("the lateness must be PT0.1S to PT10M, not " + lateness);
        }
    }
}
