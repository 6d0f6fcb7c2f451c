package andon.schedules;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.Timetable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A process of a cluster, for {@link PostgresClusterIT}: runs what is due, writes down each run's beginning and end, and ends
 * when its input does. Arguments: the database's URL, this node's name, and how long a run of the plan {@code slow} takes.
 */
final class ClusterNode {
    static final int PLANS = 8;

    private ClusterNode() {}

    public static void main(String[] arguments) throws IOException {
        String node = arguments[1];
        Duration slow = Duration.parse(arguments[2]);
        try (Database database = Database.open(new DatabaseSettings(arguments[0], "postgres", "", 8));
                Schedules schedules = new Schedules(
                        database,
                        plan -> {
                            note(database, node, plan, "begin");
                            if (plan.equals("slow")) {
                                work(slow);
                            }
                            note(database, node, plan, "end");
                        },
                        new SchedulesSettings(true, 4, Duration.ofMinutes(1), Duration.ofSeconds(1)))) {
            for (int i = 0; i < PLANS; i++) {
                schedules.plan("plan" + i, Timetable.every(Duration.ofSeconds(2)));
            }
            schedules.start();
            System.out.println("started");
            while (System.in.read() >= 0) {
                // The test speaks only by closing the stream.
            }
        }
    }

    private static void work(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(Database database, String node, String plan, String what) {
        database.sql()
                .sql("insert into test_run (node, plan, what, at) values (?, ?, ?, ?)")
                .param(node)
                .param(plan)
                .param(what)
                .param(Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
