package andon.benchmarks.schedules;

import andon.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** The peer: Quartz as its manual shows it, one job and one cron trigger for each source, in the same tables. */
final class PlainQuartz implements AutoCloseable {
    /** What a run does: it is counted. */
    @DisallowConcurrentExecution
    static final class Count implements Job {
        private final AtomicLong runs;

        Count(AtomicLong runs) {
            this.runs = runs;
        }

        @Override
        public void execute(JobExecutionContext context) {
            runs.incrementAndGet();
        }
    }

    private final Scheduler quartz;

    PlainQuartz(Database database, AtomicLong runs, int threads) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider("peer", new ConnectionProvider() {
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
                // The pool belongs to the benchmark.
            }
        });
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "peer");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", "peer");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        quartz = new StdSchedulerFactory(properties).getScheduler();
        SchedulerRepository.getInstance().remove("peer");
        quartz.setJobFactory((bundle, scheduler) -> new Count(runs));
    }

    void plan(int source) throws SchedulerException {
        quartz.scheduleJob(
                JobBuilder.newJob(Count.class)
                        .withIdentity("crawl:source-" + source, "plans")
                        .requestRecovery()
                        .build(),
                TriggerBuilder.newTrigger()
                        .withIdentity("crawl:source-" + source, "plans")
                        .withSchedule(CronScheduleBuilder.cronSchedule("0 " + source % 60 + " 0/6 * * ?")
                                .withMisfireHandlingInstructionFireAndProceed())
                        .build());
    }

    void start() throws SchedulerException {
        quartz.start();
    }

    @Override
    public void close() throws SchedulerException {
        quartz.shutdown(true);
    }
}
