package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The subscriptions that may want to hear of a document. A broken one is told so in its own row, the others go on. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int MAX_PROBLEM = 500;

    private final JdbcClient sql;
    private final DocumentIndex index;

    Listeners(JdbcClient sql, DocumentIndex index) {
        this.sql = sql;
        this.index = index;
    }

    record Listener(long id, OrganisationId owner, String name, Selection selection, Timing timing, boolean broken) {
        AlertDrafts.Addressee addressee() {
            return new AlertDrafts.Addressee(id, name, owner);
        }
    }

    List<Listener> of(OrganisationId owner) {
        return sql.sql("select s.id, s.name, s.problem, " + SubscriptionRows.COLUMNS
                        + " from subscription s where s.owner = ? order by s.id")
                .param(owner.value())
                .query((row, i) -> new Listener(
                        row.getLong(1),
                        owner,
                        row.getString(2),
                        SubscriptionRows.selection(row),
                        SubscriptionRows.timing(row),
                        row.getString(3) != null))
                .list();
    }

    /** @param document as its owner may see it */
    boolean isWanted(Listener subscription, IndexedDocument document, Instant now) {
        try {
            boolean wanted = index.matches(subscription.selection().asQuery(now), document);
            if (subscription.broken()) {
                problem(subscription, null, now);
            }
            return wanted;
        } catch (QuerySyntaxException | RuntimeException e) {
            // A stage boundary.
            LOG.warn(
                    "subscription {} of {} cannot be matched: {}",
                    subscription.id(),
                    subscription.owner(),
                    e.toString());
            problem(subscription, e.getMessage() == null ? e.toString() : e.getMessage(), now);
            return false;
        }
    }

    private void problem(Listener subscription, @Nullable String problem, Instant now) {
        sql.sql("update subscription set problem = ?, problem_at = ? where id = ?")
                .param(AlertRows.text(problem == null ? null : SqlAlerts.cut(problem, MAX_PROBLEM)))
                .param(AlertRows.time(now))
                .param(subscription.id())
                .update();
    }
}
