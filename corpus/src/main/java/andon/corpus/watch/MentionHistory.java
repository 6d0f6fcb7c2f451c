package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mentions that were found in what was collected before their asset was confirmed, and where assets were found at all,
 * in SQL. History is no news: no alert is raised of it, whenever its document is seen again. Thread-safe.
 */
public final class MentionHistory {
    private final JdbcClient sql;

    public MentionHistory(Database database) {
        this.sql = database.sql();
    }

    /** Stores them, in the caller's transaction; what was found before as news stays so. */
    public void note(List<Mention> found, Instant now) {
        for (Mention mention : found) {
            sql.sql("""
                            insert into mention (document_id, asset_id, matched_value, owner, span_start, span_end, rule,
                                found_at, history)
                            values (?, ?, ?, ?, ?, ?, ?, ?, true) on conflict do nothing""")
                    .params(
                            mention.document().value(),
                            mention.assetId(),
                            mention.matchedValue(),
                            mention.owner().value(),
                            mention.span().start(),
                            mention.span().end(),
                            mention.rule(),
                            AlertRows.time(now))
                    .update();
        }
    }

    /** The owner's values that are history in documents of a cluster. */
    List<String> values(DocumentId cluster, OrganisationId owner) {
        return sql.sql("""
                        select distinct m.matched_value from mention m join document d on d.id = m.document_id
                        where d.cluster = ? and m.owner = ? and m.history""")
                .params(cluster.value(), owner.value())
                .query(String.class)
                .list();
    }

    /** Documents in which the asset was found at any time, by id, behind {@code after}. */
    public List<DocumentId> documents(long asset, Optional<String> after, int limit) {
        return sql
                .sql("select distinct document_id from mention where asset_id = ? and document_id > ?"
                        + " order by document_id fetch first " + limit + " rows only")
                .params(asset, after.orElse(""))
                .query(String.class)
                .list()
                .stream()
                .map(DocumentId::new)
                .toList();
    }
}
