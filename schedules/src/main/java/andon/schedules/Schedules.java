package andon.schedules;

import andon.database.Database;
import andon.vocabulary.Timetable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps plans and calls the {@link PlanRunner} when one is due. Plans live in the database: they survive a restart, and one
 * that came due while the process was down runs once at the start. Thread-safe.
 */
public final class Schedules implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    /** The longest plan name; it is also the limit of Quartz's column. */
    public static final int LONGEST_NAME = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0," + (LONGEST_NAME - 1) + "}");
    /** The name under which Quartz keeps this application's rows; it must stay the same for ever. */
    private static final String SCHEDULER = "andon";

    private final Scheduler quartz;

    public Schedules(Database database, PlanRunner runner) {
        this(database, runner, SchedulesSettings.DEFAULT);
    }

    /** Opens the stored plans; nothing runs before {@link #start}. */
    public Schedules(Database database, PlanRunner runner, SchedulesSettings settings) {
        // Quartz finds its connections through a registry of the JVM, so each instance takes a name of its own there.
        String connections = "andon-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(connections, new PooledConnections(database));
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, SCHEDULER);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, settings.clustered() ? "AUTO" : "single");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(settings.threads()));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        // Its statements run unchanged on H2.
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", connections);
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(settings.clustered()));
        properties.setProperty(
                "org.quartz.jobStore.clusterCheckinInterval",
                Long.toString(settings.checkIn().toMillis()));
        // So soon is seen what another process planned or asked for.
        properties.setProperty(
                StdSchedulerFactory.PROP_SCHED_IDLE_WAIT_TIME,
                Long.toString(settings.checkIn().toMillis()));
        properties.setProperty(
                "org.quartz.jobStore.misfireThreshold",
                Long.toString(settings.lateness().toMillis()));
        try {
            synchronized (Schedules.class) {
                quartz = new StdSchedulerFactory(properties).getScheduler();
                // The factory would hand this scheduler to whoever asks next in this JVM, with another database.
                SchedulerRepository.getInstance().remove(SCHEDULER);
            }
            quartz.setJobFactory((bundle, scheduler) -> new PlanJob(runner));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedules cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Like {@link #plan(String, Timetable, boolean)}, not paused. */
    public void plan(String name, Timetable timetable) {
        plan(name, timetable, false);
    }

    /**
     * Adds a plan, changes it, or leaves it as it is if it is so already. A new plan of even distances is due at once; an
     * unchanged one keeps its next time; a changed or resumed one is due when its timetable says after its last run, at once
     * if that has passed.
     *
     * @param paused whether it comes due only when it is asked for
     * @throws IllegalArgumentException if the name is not 1 to {@link #LONGEST_NAME} of {@code A-Z a-z 0-9 : . _ -}
     */
    public void plan(String name, Timetable timetable, boolean paused) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("plan name '" + name + "' must match " + NAME);
        }
        perform("plan " + name, () -> {
            JobDetail known = quartz.getJobDetail(Plans.job(name));
            Trigger trigger = quartz.getTrigger(Plans.trigger(name));
            Optional<Instant> last = known == null ? Optional.empty() : Plans.last(known, trigger);
            boolean same = known != null
                    && Plans.isPaused(known) == paused
                    && Plans.timetableOf(known).equals(timetable);
            if (same && (paused || trigger != null)) {
                return;
            }
            quartz.addJob(Plans.detail(name, timetable, paused, last), true);
            Optional<Instant> due = paused ? Optional.empty() : Plans.due(timetable, last, Instant.now());
            if (due.isEmpty()) {
                quartz.unscheduleJob(Plans.trigger(name));
            } else {
                set(name, Plans.once(name, due.get(), last));
            }
        });
    }

    private void set(String name, Trigger next) throws SchedulerException {
        if (quartz.rescheduleJob(Plans.trigger(name), next) == null) {
            try {
                quartz.scheduleJob(next);
            } catch (ObjectAlreadyExistsException e) {
                log.debug("plan {} was set by another process", name);
            }
        }
    }

    /** Forgets a plan; a run that is under way goes on. Says whether there was one. */
    public boolean remove(String name) {
        return attempt("remove " + name, () -> quartz.deleteJob(Plans.job(name)));
    }

    /**
     * Runs a plan as soon as it does not run already; its cadence stays as it is.
     *
     * @throws IllegalArgumentException if there is no such plan
     */
    public void runNow(String name) {
        perform("run " + name, () -> {
            if (!quartz.checkExists(Plans.job(name))) {
                throw new IllegalArgumentException("there is no plan '" + name + "'");
            }
            quartz.triggerJob(Plans.job(name));
        });
    }

    public Optional<Plan> find(String name) {
        return attempt("find " + name, () -> Optional.ofNullable(read(name)));
    }

    /** All plans, by name. */
    public List<Plan> all() {
        return attempt("list", () -> {
            List<Plan> plans = new ArrayList<>();
            for (JobKey key : quartz.getJobKeys(GroupMatcher.jobGroupEquals(Plans.GROUP))) {
                Plan plan = read(key.getName());
                if (plan != null) {
                    plans.add(plan);
                }
            }
            plans.sort(Comparator.comparing(Plan::name));
            return List.copyOf(plans);
        });
    }

    private @Nullable Plan read(String name) throws SchedulerException {
        JobDetail job = quartz.getJobDetail(Plans.job(name));
        if (job == null) {
            return null;
        }
        Trigger trigger = quartz.getTrigger(Plans.trigger(name));
        return new Plan(
                name,
                Plans.timetableOf(job),
                Plans.isPaused(job),
                Plans.last(job, trigger),
                Optional.ofNullable(trigger).map(Trigger::getNextFireTime).map(Date::toInstant));
    }

    /** Begins to run what is due, missed runs first. */
    public void start() {
        perform("start", () -> {
            quartz.start();
        });
    }

    /** Stops, waiting for the runs that are under way; the plans stay in the database. */
    @Override
    public void close() {
        perform("close", () -> {
            quartz.shutdown(true);
        });
    }

    private interface Work<T> {
        T run() throws SchedulerException;
    }

    private interface Step {
        void run() throws SchedulerException;
    }

    private static void perform(String what, Step step) {
        attempt(what, () -> {
            step.run();
            return true;
        });
    }

    private static <T> T attempt(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SchedulerException e) {
            throw new IllegalStateException("schedules: cannot " + what + ": " + e.getMessage(), e);
        }
    }

    /** Lends Quartz the application's own connections; it never closes the pool. */
    private record PooledConnections(Database database) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return database.dataSource().getConnection();
        }

        @Override
        public void initialize() {
            // The pool is open already.
        }

        @Override
        public void shutdown() {
            // The pool belongs to the application.
        }
    }
}
