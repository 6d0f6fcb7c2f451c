package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Those of which it stands in their rows that they do not work. */
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();

    Listeners(JdbcClient sql, DocumentIndex index) {
        this.sql = sql;
        this.index = index;
    }

    /** @param sinceSeq up to which capture everything had been read when it was made, or was made to ask for something else */
    record Listener(long id, OrganisationId owner, String name, Selection selection, Timing timing, long sinceSeq) {
        AlertDrafts.Addressee addressee() {
            return new AlertDrafts.Addressee(id, name, owner);
        }
    }

    List<Listener> of(OrganisationId owner) {
        return sql.sql("select s.id, s.name, s.problem, s.since_seq, " + SubscriptionRows.COLUMNS
                        + " from subscription s where s.owner = ? order by s.id")
                .param(owner.value())
                .query((row, i) -> {
                    if (row.getString(3) == null) {
                        broken.remove(row.getLong(1));
                    } else {
                        broken.add(row.getLong(1));
                    }
                    return new Listener(
                            row.getLong(1),
                            owner,
                            row.getString(2),
                            SubscriptionRows.selection(row),
                            SubscriptionRows.timing(row),
                            row.getLong(4));
                })
                .list();
    }

    /** @param document as its owner may see it */
    boolean isWanted(Listener subscription, IndexedDocument document, Instant now) {
        return wanted(subscription, document, now).isPresent();
    }

    /** The query, if the document matches it. */
    Optional<Query> wanted(Listener subscription, IndexedDocument document, Instant now) {
        try {
            Query query = subscription.selection().asQuery(now);
            boolean wanted = index.matches(query, document);
            if (broken.remove(subscription.id())) {
                problem(subscription, null, now);
            }
            return wanted ? Optional.of(query) : Optional.empty();
        } catch (QuerySyntaxException | RuntimeException e) {
            // A stage boundary.
            cannot(subscription, e, now);
            return Optional.empty();
        }
    }

    /** The query; empty if it is none any more, which its owner is told. */
    Optional<Query> parsed(Listener subscription, Instant now) {
        try {
            return Optional.of(subscription.selection().asQuery(now));
        } catch (QuerySyntaxException e) {
            cannot(subscription, e, now);
            return Optional.empty();
        }
    }

    private void cannot(Listener subscription, Exception e, Instant now) {
        LOG.warn("subscription {} of {} cannot be matched: {}", subscription.id(), subscription.owner(), e.toString());
        broken.add(subscription.id());
        problem(subscription, e.getMessage() == null ? e.toString() : e.getMessage(), now);
    }

    private void problem(Listener subscription, @Nullable String problem, Instant now) {
        sql.sql("update subscription set problem = ?, problem_at = ? where id = ?")
                .param(AlertRows.text(problem == null ? null : SqlAlerts.cut(problem, MAX_PROBLEM)))
                .param(AlertRows.time(now))
                .param(subscription.id())
                .update();
    }
}
