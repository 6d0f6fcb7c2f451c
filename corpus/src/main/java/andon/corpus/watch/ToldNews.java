package andon.corpus.watch;

import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What subscriptions were told of a cluster, and what they are not to be told. Newness is a key here, no matter of timing. */
final class ToldNews {
    /** In place of an alert's id. */
    static final String UNTOLD = "";

    private final JdbcClient sql;

    ToldNews(JdbcClient sql) {
        this.sql = sql;
    }

    Set<String> values(long subscription, DocumentId cluster) {
        return Set.copyOf(sql.sql("select matched_value from alert_news where subscription_id = ? and cluster = ?")
                .params(subscription, cluster.value())
                .query(String.class)
                .list());
    }

    /** The unique key decides; of two transactions the second waits here for the first and then finds it told. */
    boolean note(long subscription, DocumentId cluster, String value, String alertId) {
        return sql.sql("""
                        insert into alert_news (subscription_id, cluster, matched_value, alert_id)
                        values (?, ?, ?, ?) on conflict do nothing""")
                        .params(subscription, cluster.value(), value, alertId)
                        .update()
                > 0;
    }

    /** The values of which this subscription wants to hear no more from the document's source. */
    List<String> suppressed(long subscription, Document document) {
        return sql.sql("select matched_value from alert_suppression where subscription_id = ? and source in (?, '')")
                .params(subscription, document.source().value())
                .query(String.class)
                .list();
    }

    /** Whether a version of a document was read before the subscription was made or asked for this, and is only read again. */
    boolean isFromBefore(Listeners.Listener subscription, DocumentId document, int version) {
        return subscription.sinceSeq() > 0
                && sql.sql("select count(*) from document_version where document_id = ? and number = ?"
                                        + " and capture_seq <= ?")
                                .params(document.value(), version, subscription.sinceSeq())
                                .query(Long.class)
                                .single()
                        > 0;
    }
}
