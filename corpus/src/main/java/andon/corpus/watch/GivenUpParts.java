package andon.corpus.watch;

import andon.corpus.watch.Alerts.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What becomes of a message in parts that was given up: what arrived was delivered, each part that its receiver refused by itself is a
 * dead letter with what was said to it, and what was not reached is one more. A message of which nothing arrived stays one dead letter,
 * whatever was said: then it is the receiver that fails, and people put all of it right at once. It belongs into the caller's transaction.
 */
final class GivenUpParts {
    private final JdbcClient sql;

    GivenUpParts(JdbcClient sql) {
        this.sql = sql;
    }

    private record Part(long id, boolean arrived, @Nullable String refusal) {}

    void settle(Delivery delivery, String reason) {
        List<Part> parts = parts(delivery.id());
        if (parts.stream().noneMatch(Part::arrived)) {
            return;
        }
        List<Long> rest = parts.stream()
                .filter(part -> !part.arrived() && part.refusal() == null)
                .map(Part::id)
                .toList();
        for (Part part : parts) {
            if (part.arrived()) {
                end(part.id(), Outbox.DELIVERED, null, part.id(), delivery.attempt());
            } else if (part.refusal() != null) {
                end(part.id(), Outbox.DEAD, part.refusal(), part.id(), delivery.attempt());
            } else {
                boolean first = part.id() == rest.getFirst();
                end(
                        part.id(),
                        first ? Outbox.DEAD : Outbox.LED,
                        first ? reason : null,
                        rest.getFirst(),
                        delivery.attempt());
            }
        }
    }

    private List<Part> parts(long delivery) {
        return sql.sql("select d.id, d.arrived_at = c.target, d.refusal from delivery d"
                        + " join subscription_channel c on c.id = d.channel_id"
                        + " where " + Outbox.OF_MESSAGE + " order by d.id")
                .params(delivery, delivery)
                .query((row, i) -> new Part(row.getLong(1), row.getBoolean(2), row.getString(3)))
                .list();
    }

    private void end(long id, int state, @Nullable String failure, long leader, int attempts) {
        sql.sql("update delivery set state = ?, last_failure = ?, leader = ?, attempts = ? where id = ?")
                .param(state)
                .param(AlertRows.text(failure))
                .param(leader)
                .param(attempts)
                .param(id)
                .update();
    }
}
