package andon.crawler;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The sources that wait for an operator, in SQL. */
final class AttentionList {
    private static final int LONGEST = 500;

    private final Database database;
    private final OperatorAlerts alerts;
    private final InstantSource clock;

    AttentionList(Database database, OperatorAlerts alerts, InstantSource clock) {
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** Notes that the source waits, and tells the operator if it did not before. */
    void add(SourceId source, long version, String reason) {
        boolean news = find(source, version).isEmpty();
        database.inTransaction(() -> {
            clear(source);
            database.sql()
                    .sql("insert into crawl_attention (source, source_version, reason, since) values (?, ?, ?, ?)")
                    .param(source.value())
                    .param(version)
                    .param(reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST))
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
        if (news) {
            alerts.needsOperator(source, reason);
        }
    }

    /** Why the source waits; a version that is newer than the complaint does not. */
    Optional<CrawlHealth.Attention> find(SourceId source, long version) {
        return database.sql()
                .sql("select reason, since from crawl_attention where source = ? and source_version >= ?")
                .param(source.value())
                .param(version)
                .query((rs, n) -> new CrawlHealth.Attention(
                        rs.getString(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void clear(SourceId source) {
        database.sql()
                .sql("delete from crawl_attention where source = ?")
                .param(source.value())
                .update();
    }
}
