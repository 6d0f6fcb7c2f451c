package andon.schedules;

import andon.vocabulary.Timetable;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a plan. Its class name is stored in the database: renaming it takes a migration. */
@DisallowConcurrentExecution
final class PlanJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(PlanJob.class);

    private final PlanRunner runner;

    PlanJob(PlanRunner runner) {
        this.runner = runner;
    }

    @Override
    public void execute(JobExecutionContext run) {
        String plan = run.getJobDetail().getKey().getName();
        boolean runs = true;
        try {
            runs = runsNowAndIsSetAgain(plan, run);
        } catch (SchedulerException e) {
            // It comes due again when the plan is next reconciled with its source.
            log.warn("plan {} has no next time: {}", plan, e.toString());
        }
        if (!runs) {
            return;
        }
        try {
            runner.due(plan);
        } catch (RuntimeException e) {
            // The stage's boundary: one plan's failure must not stop the others, and the plan comes due again.
            log.error("plan {} failed", plan, e);
        }
    }

    // The next time is set before the work begins: whatever happens to it, the plan goes on.
    private static boolean runsNowAndIsSetAgain(String plan, JobExecutionContext run) throws SchedulerException {
        Scheduler quartz = run.getScheduler();
        JobDetail job = run.getJobDetail();
        boolean ownTrigger = run.getTrigger().getKey().equals(Plans.trigger(plan));
        if (!ownTrigger && (!run.isRecovering() || quartz.checkExists(Plans.trigger(plan)))) {
            // It was asked for, beside its times; or it is repeated, and the next time was set already.
            return true;
        }
        if (Plans.isPaused(job)) {
            // Paused in the moment in which it came due; a cut-off run of before ends.
            return !ownTrigger;
        }
        Timetable timetable = Plans.timetableOf(job);
        Instant now = Instant.now();
        if (ownTrigger && timetable.quietHours().isQuiet(now)) {
            // Late, for the process was down or busy.
            Optional<Instant> before =
                    Optional.ofNullable(run.getPreviousFireTime()).map(Date::toInstant);
            set(quartz, plan, timetable.outsideQuietHours(now), before);
            return false;
        }
        // From the time at which it was due, not at which a thread was free: distances stay even.
        Optional<Instant> last = Optional.of(run.getScheduledFireTime().toInstant());
        Optional<Instant> next = Plans.due(timetable, last, now);
        if (next.isPresent()) {
            set(quartz, plan, next.get(), last);
        }
        return true;
    }

    private static void set(Scheduler quartz, String plan, Instant due, Optional<Instant> last)
            throws SchedulerException {
        Trigger trigger = Plans.once(plan, due, last);
        if (quartz.rescheduleJob(Plans.trigger(plan), trigger) == null) {
            try {
                quartz.scheduleJob(trigger);
            } catch (ObjectAlreadyExistsException e) {
                log.debug("plan {} was set by another process", plan);
            }
        }
    }
}
