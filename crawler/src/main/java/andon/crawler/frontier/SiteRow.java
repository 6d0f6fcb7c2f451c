package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A site as it stands in the database.
 *
 * @param lost how many workers in a row were lost over it, counting one that holds it and is no longer heard of
 */
record SiteRow(String source, long visit, long token, int deadVisits, Optional<OffsetDateTime> deadUntil, int lost) {
    static final String SELECT = "select source, visit, token, dead_visits, dead_until,"
            + " case when owner = '' then lost else lost + 1 end from crawl_site";

    static SiteRow of(ResultSet row) throws SQLException {
        return new SiteRow(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                Optional.ofNullable(row.getObject(5, OffsetDateTime.class)),
                row.getInt(6));
    }

    /** The lease of whoever took the site with {@code leaseToken}. */
    SiteLease lease(VisitRow row, long leaseToken, Instant until) {
        return new SiteLease(
                new SourceId(source),
                row.visit(),
                leaseToken,
                until,
                row.depth(),
                row.pageBudget() - row.pages(),
                row.byteBudget() - row.bytes(),
                Duration.ofMillis(row.delayMillis()),
                row.connections(),
                row.hostFailures(),
                deadVisits > 0,
                lost >= FrontierSettings.LOST_UNTIL_CAREFUL);
    }
}
