package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work on alerts in SQL. */
public final class SqlAlertWork implements AlertWork {
    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlAlertWork(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    @Override
    public Map<String, Handling> of(Collection<String> alerts) {
        if (alerts.size() > SqlAlerts.MAX_LIMIT) {
            throw new IllegalArgumentException("at most " + SqlAlerts.MAX_LIMIT + " alerts, not " + alerts.size());
        }
        Map<String, Handling> found = new HashMap<>();
        alerts.forEach(alert -> found.put(alert, Handling.UNTOUCHED));
        if (!alerts.isEmpty()) {
            sql.sql("select alert_id, state, assignee, note, changed_by, changed_at from alert_work"
                            + " where alert_id in (:alerts)")
                    .param("alerts", Set.copyOf(alerts))
                    .query((RowCallbackHandler) row -> found.put(
                            row.getString(1),
                            new Handling(
                                    State.ofWord(row.getString(2)).orElseThrow(),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class).toInstant())));
        }
        return found;
    }

    private record Raised(long subscription, String source, List<String> values) {}

    @Override
    public Optional<Handling> handle(
            OrganisationId owner, String alert, State state, @Nullable String assignee, String note, String by) {
        if (note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("a note has at most " + MAX_NOTE + " characters, not " + note.length());
        }
        Instant now = clock.instant();
        return database.inTransaction(() -> sql.sql(
                        // Two who handle one alert at once take turns.
                        "select subscription_id, source, matched_values from alert where id = ? and owner = ?"
                                + " for update")
                .params(alert, owner.value())
                .query((row, i) -> new Raised(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3).lines().toList()))
                .optional()
                .map(raised -> {
                    sql.sql("delete from alert_work where alert_id = ?")
                            .param(alert)
                            .update();
                    sql.sql("insert into alert_work (alert_id, state, assignee, note, changed_by, changed_at)"
                                    + " values (?, ?, ?, ?, ?, ?)")
                            .param(alert)
                            .param(state.word())
                            .param(AlertRows.text(assignee))
                            .param(note)
                            .param(by)
                            .param(AlertRows.time(now))
                            .update();
                    sql.sql("delete from alert_suppression where alert_id = ?")
                            .param(alert)
                            .update();
                    if (state == State.NOT_RELEVANT) {
                        suppress(alert, raised, by, now);
                    }
                    return new Handling(state, assignee, note, by, now);
                }));
    }

    private void suppress(String alert, Raised raised, String by, Instant now) {
        for (String value : raised.values()) {
            // A subscription that is gone needs no rule.
            sql.sql("""
                            insert into alert_suppression
                                (subscription_id, source, matched_value, alert_id, created_by, created_at)
                            select s.id, ?, ?, ?, ?, ? from subscription s where s.id = ? on conflict do nothing""")
                    .param(raised.source())
                    .param(value)
                    .param(alert)
                    .param(by)
                    .param(AlertRows.time(now))
                    .param(raised.subscription())
                    .update();
        }
    }

    @Override
    public List<Suppression> suppressions(OrganisationId owner) {
        return sql.sql("""
                        select r.id, r.subscription_id, s.name, r.source, r.matched_value, r.alert_id, r.created_by,
                            r.created_at
                        from alert_suppression r join subscription s on s.id = r.subscription_id
                        where s.owner = ? order by r.id desc fetch first\s""" + SqlAlerts.MAX_LIMIT + " rows only")
                .param(owner.value())
                .query((row, i) -> new Suppression(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean lift(OrganisationId owner, long suppression) {
        return sql.sql("delete from alert_suppression where id = ? and subscription_id in"
                                + " (select id from subscription where owner = ?)")
                        .params(suppression, owner.value())
                        .update()
                > 0;
    }
}
