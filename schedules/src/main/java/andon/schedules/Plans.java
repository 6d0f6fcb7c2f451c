package andon.schedules;

import andon.vocabulary.Cadence;
import andon.vocabulary.CronTimes;
import andon.vocabulary.QuietHours;
import andon.vocabulary.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/**
 * Says a plan in Quartz's words: the timetable in the job's data, as strings, and a trigger for the next run alone. When that
 * is, {@link Timetable} says; Quartz keeps it, wakes for it and sees to it that one process runs it.
 */
final class Plans {
    static final String GROUP = "plans";
    private static final String EVERY_MILLIS = "every-millis";
    private static final String CRON = "cron";
    private static final String JITTER_MILLIS = "jitter-millis";
    private static final String ZONE = "zone";
    private static final String QUIET_HOURS = "quiet-hours";
    private static final String PAUSED = "paused";
    /** When a plan without a trigger last came due. */
    private static final String LAST_MILLIS = "last-millis";

    private Plans() {}

    static JobKey job(String plan) {
        return new JobKey(plan, GROUP);
    }

    static TriggerKey trigger(String plan) {
        return new TriggerKey(plan, GROUP);
    }

    static JobDetail detail(String plan, Timetable timetable, boolean paused, Optional<Instant> last) {
        JobBuilder job = JobBuilder.newJob(PlanJob.class)
                .withIdentity(job(plan))
                .storeDurably()
                // A run that kill -9 cut off is repeated at the next start, or by another process.
                .requestRecovery()
                .usingJobData(JITTER_MILLIS, Long.toString(timetable.jitter().toMillis()))
                .usingJobData(ZONE, timetable.zone().getId())
                .usingJobData(
                        QUIET_HOURS,
                        timetable.quietHours().spans().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(",")))
                .usingJobData(PAUSED, Boolean.toString(paused));
        switch (timetable.cadence()) {
            case Cadence.Every every ->
                job.usingJobData(EVERY_MILLIS, Long.toString(every.every().toMillis()));
            case Cadence.Cron cron -> job.usingJobData(CRON, cron.times().toString());
        }
        last.ifPresent(time -> job.usingJobData(LAST_MILLIS, Long.toString(time.toEpochMilli())));
        return job.build();
    }

    static Timetable timetableOf(JobDetail job) {
        JobDataMap data = job.getJobDataMap();
        Cadence cadence = data.containsKey(CRON)
                ? new Cadence.Cron(CronTimes.parse(data.getString(CRON)))
                : new Cadence.Every(Duration.ofMillis(data.getLong(EVERY_MILLIS)));
        // Plans of the first release have neither zone nor quiet hours.
        String zone = data.getString(ZONE);
        String quiet = data.getString(QUIET_HOURS);
        List<QuietHours.Daily> spans = quiet == null || quiet.isEmpty()
                ? List.of()
                : Stream.of(quiet.split(",")).map(QuietHours.Daily::parse).toList();
        return new Timetable(
                cadence,
                Duration.ofMillis(data.getLong(JITTER_MILLIS)),
                new QuietHours(zone == null ? QuietHours.NONE.zone() : ZoneId.of(zone), spans));
    }

    static boolean isPaused(JobDetail job) {
        return "true".equals(job.getJobDataMap().getString(PAUSED));
    }

    static Optional<Instant> last(JobDetail job, @Nullable Trigger trigger) {
        return Optional.ofNullable(trigger)
                .map(Trigger::getPreviousFireTime)
                .map(Date::toInstant)
                .or(() -> Optional.ofNullable(job.getJobDataMap().getString(LAST_MILLIS))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))));
    }

    /** A trigger for one run at {@code due}. */
    static Trigger once(String plan, Instant due, Optional<Instant> last) {
        OperableTrigger trigger = (OperableTrigger) TriggerBuilder.newTrigger()
                .withIdentity(trigger(plan))
                .forJob(job(plan))
                .startAt(Date.from(due))
                // However long ago it was due, it is made up for at once, by one run.
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        last.ifPresent(time -> trigger.setPreviousFireTime(Date.from(time)));
        return trigger;
    }

    /**
     * When a plan comes due that last did so at {@code last}: never before {@code now}, never in quiet hours. A plan of even
     * distances that never came due does so at once, one by the clock at its time.
     */
    static Optional<Instant> due(Timetable timetable, Optional<Instant> last, Instant now) {
        if (last.isEmpty() && timetable.cadence() instanceof Cadence.Every) {
            return Optional.of(timetable.outsideQuietHours(now));
        }
        return timetable
                .next(last.orElse(now), ThreadLocalRandom.current().nextDouble())
                .map(due -> due.isBefore(now) ? timetable.outsideQuietHours(now) : due);
    }
}
