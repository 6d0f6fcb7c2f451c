package andon.app.settings;

import andon.database.Database;
import andon.schedules.SchedulesSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How plans are kept.
 *
 * @param clustered whether several processes share the plans; null: whether the database can be shared
 */
public record SchedulesSection(@Nullable Boolean clustered, int threads, Duration lateness, Duration checkIn) {
    public SchedulesSection {
        new SchedulesSettings(false, threads, lateness, checkIn);
    }

    public SchedulesSettings on(Database.Dialect dialect) {
        // Whoever chose PostgreSQL has several processes, or may have them tomorrow.
        boolean shared = clustered == null ? dialect == Database.Dialect.POSTGRESQL : clustered;
        if (shared && dialect == Database.Dialect.H2) {
            throw new UsageException(
                    "schedules.clustered: the embedded database is for one process; set database.url to a PostgreSQL");
        }
        return new SchedulesSettings(shared, threads, lateness, checkIn);
    }
}
