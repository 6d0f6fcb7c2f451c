package andon.corpus.watch;

import andon.corpus.watch.Alerts.Page;
import andon.corpus.watch.Alerts.Raised;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts as rows. Values and categories never hold a line break: they are kept as lines. */
final class AlertRows {
    static final String COLUMNS = """
            a.id, a.subscription_id, a.subscription_name, a.owner, a.document_id,
            coalesce(nullif(a.source, ''), (select d.source from document d where d.id = a.document_id), ''),
            a.title, a.severity,
            a.categories, a.matched_values, a.excerpt, a.raised_at, a.why,
            a.event, a.detail""";

    /** Of an asset that was lost or withdrawn nothing is shown any more, not what was told before either. Analysts own none. */
    static final String STILL_OWNED = """
            and (a.owner = '*'
                 or exists (select 1 from mention m join asset s on s.id = m.asset_id
                            where m.document_id = a.document_id and m.owner = a.owner and s.confirmed))""";

    /** How many columns that are. */
    static final int WIDTH = 15;

    /** So many rows are read for one page before it is given as it is. */
    static final int MAX_READ = 10_000;

    private static final int FEWEST_READ = 100;

    private final JdbcClient sql;

    AlertRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stable over crashes and rebuilds. */
    static String id(long subscription, DocumentId document, List<String> values) {
        return hash(subscription + "\n" + document.value() + "\n" + lines(values));
    }

    static String digestId(List<String> alerts) {
        return "digest-" + hash(lines(alerts));
    }

    private static String hash(String parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void insert(Alert alert) {
        sql.sql("""
                        insert into alert (id, subscription_id, subscription_name, owner, document_id, source, title,
                            severity, categories, matched_values, excerpt, raised_at, why,
                            event, detail)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(alert.id())
                .param(alert.subscriptionId())
                .param(alert.subscriptionName())
                .param(alert.owner().value())
                .param(alert.document().value())
                .param(alert.source())
                .param(text(alert.title()))
                .param(text(alert.severity() == null ? null : alert.severity().word()))
                .param(lines(alert.categories()))
                .param(lines(alert.values()))
                .param(alert.excerpt())
                .param(time(alert.raisedAt()))
                .param(lines(alert.why().stream().map(Match::line).toList()))
                .param(alert.event().word())
                .param(alert.detail())
                .update();
    }

    Page of(OrganisationId owner, Raised from, int limit) {
        return newest("a.owner = ?", owner.value(), from, limit);
    }

    List<Alert> ofSubscription(long subscription, int limit) {
        return newest("a.subscription_id = ?", subscription, Raised.NEWEST, limit)
                .alerts();
    }

    List<Alert> raised(long subscription, Alerts.Raised after, int limit) {
        return new LostValues(sql)
                .leftOut(sql.sql("select " + COLUMNS + " from alert a where a.subscription_id = ?"
                                // In two, so that the index is read from there on.
                                + " and a.raised_at >= ? and (a.raised_at > ? or a.id > ?) " + STILL_OWNED
                                + " order by a.raised_at, a.id fetch first " + limit + " rows only")
                        .params(subscription, time(after.at()), time(after.at()), after.id())
                        .query((row, i) -> read(row))
                        .list());
    }

    /** Reads on until the page is full: of alerts all whose values were lost nothing is shown, whatever else stands in the document. */
    private Page newest(String condition, Object parameter, Raised from, int limit) {
        List<Alert> shown = new ArrayList<>();
        Raised place = from;
        // One more than is wanted says whether there is more.
        int batch = Math.max(limit + 1, FEWEST_READ);
        for (int read = 0; read < MAX_READ; ) {
            List<Alert> newest = sql.sql("select " + COLUMNS + " from alert a where " + condition + " " + STILL_OWNED
                            // In two, so that the index is read from there on.
                            + " and a.raised_at <= ? and (a.raised_at < ? or a.id > ?)"
                            + " order by a.raised_at desc, a.id fetch first " + batch + " rows only")
                    .params(parameter, time(place.at()), time(place.at()), place.id())
                    .query((row, i) -> read(row))
                    .list();
            List<Alert> owned = new LostValues(sql).leftOut(newest);
            for (int i = 0; i < owned.size(); i++) {
                boolean hidden = !newest.get(i).values().isEmpty()
                        && owned.get(i).values().isEmpty();
                if (!hidden) {
                    if (shown.size() == limit) {
                        return new Page(shown, place);
                    }
                    shown.add(owned.get(i));
                }
                place = new Raised(newest.get(i).raisedAt(), newest.get(i).id());
            }
            if (newest.size() < batch) {
                return new Page(shown, null);
            }
            read += newest.size();
        }
        return new Page(shown, place);
    }

    static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                new OrganisationId(row.getString(4)),
                new DocumentId(row.getString(5)),
                row.getString(6),
                row.getString(7),
                severity(row.getString(8)),
                row.getString(9).lines().toList(),
                row.getString(10).lines().toList(),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getString(13).lines().map(Match::ofLine).toList(),
                News.ofWord(row.getString(14)).orElseThrow(),
                row.getString(15));
    }

    private static @Nullable Severity severity(@Nullable String word) {
        return word == null ? null : Severity.ofWord(word).orElseThrow();
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    /** A parameter that may be null: PostgreSQL wants its type. */
    static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    /** PostgreSQL wants the type of a null. */
    static final SqlParameterValue NO_TIME = new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, null);

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
