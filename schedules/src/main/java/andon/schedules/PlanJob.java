package andon.schedules;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;
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
        try {
            runner.due(plan);
        } catch (RuntimeException e) {
            // The stage's boundary: one plan's failure must not stop the others, and the plan comes due again.
            log.error("plan {} failed", plan, e);
        }
        Cadence cadence = Plans.cadenceOf(run.getJobDetail());
        if (!cadence.jitter().isZero() && run.getTrigger().getKey().equals(Plans.trigger(plan))) {
            try {
                run.getScheduler().rescheduleJob(Plans.trigger(plan), Plans.next(plan, cadence));
            } catch (SchedulerException e) {
                log.warn("plan {} keeps its time without a new jitter: {}", plan, e.toString());
            }
        }
    }
}
