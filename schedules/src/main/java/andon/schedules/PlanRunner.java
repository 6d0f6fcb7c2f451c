package andon.schedules;

/** What happens when a plan is due; the application binds it to the crawler and others. Called from several threads. */
@FunctionalInterface
public interface PlanRunner {
    /**
     * Does or begins the plan's work. The same plan is never run twice at a time. A run that was cut off by the end of the
     * process is repeated at the next start, so the work must bear repetition.
     *
     * @throws RuntimeException if the run failed; it is logged, and the plan comes due again as usual
     */
    void due(String plan);
}
