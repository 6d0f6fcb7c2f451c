package andon.corpus.watch;

import andon.corpus.text.PersonalText;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leaves out of alerts what they say of assets that were lost or withdrawn since they were raised: values, reasons, and the words
 * quoted from a document in which one had been found by then, for they were masked for a reader whose asset it was. The words of an
 * alert that was raised after the loss stay: they are masked for a reader who has it no more. All is there again when the asset is
 * confirmed again.
 */
final class LostValues {
    /**
     * What is raised so shortly after a loss counts as raised before: it may be by a process that still had the asset in its list, or
     * whose clock is behind.
     */
    static final Duration STILL_LISTED = Duration.ofMinutes(1);

    private final JdbcClient sql;

    LostValues(JdbcClient sql) {
        this.sql = sql;
    }

    private record Place(DocumentId document, OrganisationId owner) {}

    /**
     * What was lost of a document.
     *
     * @param values those that no confirmed asset has
     * @param times of each mention
     */
    private record Lost(Set<String> values, Set<Long> assets, List<Time> times) {
        boolean names(Alert alert) {
            return alert.values().stream().anyMatch(values::contains)
                    || alert.why().stream().anyMatch(match -> assets.contains(match.assetId()));
        }
    }

    /** @param lost null if it is not known when: then always */
    private record Time(Instant found, @Nullable Instant lost) {
        boolean holds(Instant raised) {
            return !found.isAfter(raised) && (lost == null || raised.isBefore(lost.plus(STILL_LISTED)));
        }
    }

    /** The alerts in their order, each as its owner may read it now; one that has no other value has none then. */
    List<Alert> leftOut(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return alerts;
        }
        Map<Place, Lost> lost = lost(alerts);
        return alerts.stream()
                .map(alert -> without(alert, lost.get(new Place(alert.document(), alert.owner()))))
                .toList();
    }

    private Map<Place, Lost> lost(List<Alert> alerts) {
        Map<Place, Lost> lost = new HashMap<>();
        sql.sql("""
                        select m.document_id, m.owner, m.asset_id, m.matched_value, exists (
                            select 1 from mention o join asset s on s.id = o.asset_id
                            where o.document_id = m.document_id and o.owner = m.owner
                            and o.matched_value = m.matched_value and s.confirmed),
                            m.found_at, l.lost_at
                        from mention m left join asset l on l.id = m.asset_id where m.document_id in (:documents) and m.owner in (:owners)
                        and (l.confirmed is null or not l.confirmed)""")
                .param(
                        "documents",
                        alerts.stream()
                                .map(alert -> alert.document().value())
                                .distinct()
                                .toList())
                .param(
                        "owners",
                        alerts.stream()
                                .map(alert -> alert.owner().value())
                                .distinct()
                                .toList())
                .query((RowCallbackHandler) row -> {
                    Lost one = lost.computeIfAbsent(
                            new Place(new DocumentId(row.getString(1)), new OrganisationId(row.getString(2))),
                            place -> new Lost(new HashSet<>(), new HashSet<>(), new ArrayList<>()));
                    one.assets().add(row.getLong(3));
                    one.times().add(new Time(instant(row, 6), row.getObject(7) == null ? null : instant(row, 7)));
                    if (!row.getBoolean(5)) {
                        one.values().add(row.getString(4));
                    }
                });
        return lost;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Alert without(Alert alert, @Nullable Lost lost) {
        if (lost == null
                || !lost.names(alert) && lost.times().stream().noneMatch(time -> time.holds(alert.raisedAt()))) {
            return alert;
        }
        List<String> values = new ArrayList<>(alert.values());
        values.removeAll(lost.values());
        return new Alert(
                alert.id(),
                alert.subscriptionId(),
                alert.subscriptionName(),
                alert.owner(),
                alert.document(),
                alert.source(),
                alert.title() == null ? null : PersonalText.DOTS,
                alert.severity(),
                alert.categories(),
                values,
                dots(alert.excerpt()),
                alert.raisedAt(),
                alert.why().stream()
                        .filter(match -> !lost.assets().contains(match.assetId())
                                && !lost.values().contains(match.value()))
                        .toList(),
                alert.event(),
                dots(alert.detail()));
    }

    private static String dots(String words) {
        return words.isBlank() ? words : PersonalText.DOTS;
    }
}
