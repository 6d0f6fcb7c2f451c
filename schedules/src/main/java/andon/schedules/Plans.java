package andon.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/** Says a plan in Quartz's words. */
final class Plans {
    static final String GROUP = "plans";
    private static final String EVERY_MILLIS = "every-millis";
    private static final String JITTER_MILLIS = "jitter-millis";

    private Plans() {}

    static JobKey job(String plan) {
        return new JobKey(plan, GROUP);
    }

    static TriggerKey trigger(String plan) {
        return new TriggerKey(plan, GROUP);
    }

    static JobDetail detail(String plan, Cadence cadence) {
        return JobBuilder.newJob(PlanJob.class)
                .withIdentity(job(plan))
                .storeDurably()
                // A run that kill -9 cut off is repeated at the next start.
                .requestRecovery()
                .usingJobData(EVERY_MILLIS, Long.toString(cadence.every().toMillis()))
                .usingJobData(JITTER_MILLIS, Long.toString(cadence.jitter().toMillis()))
                .build();
    }

    static Cadence cadenceOf(JobDetail job) {
        return new Cadence(
                Duration.ofMillis(job.getJobDataMap().getLong(EVERY_MILLIS)),
                Duration.ofMillis(job.getJobDataMap().getLong(JITTER_MILLIS)));
    }

    /** A trigger whose first run is at {@code first}. */
    static Trigger from(String plan, Cadence cadence, Instant first) {
        return TriggerBuilder.newTrigger()
                .withIdentity(trigger(plan))
                .forJob(job(plan))
                .startAt(Date.from(first))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(cadence.every().toMillis())
                        .repeatForever()
                        // However many runs were missed, one makes up for them, at once.
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
    }

    /** A trigger whose first run is one wait from now. */
    static Trigger next(String plan, Cadence cadence) {
        return from(plan, cadence, Instant.now().plus(cadence.every()).plus(jitter(cadence)));
    }

    static Duration jitter(Cadence cadence) {
        long most = cadence.jitter().toMillis();
        return Duration.ofMillis(most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most + 1));
    }
}
