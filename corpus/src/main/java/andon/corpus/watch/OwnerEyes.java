package andon.corpus.watch;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.watch.AlertDrafts.Addressee;
import andon.corpus.watch.SubscriptionPreview.NewsKey;
import andon.corpus.watch.SubscriptionPreview.Told;
import andon.vocabulary.OrganisationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer's: the values of its assets in what mentions them. */
record OwnerEyes(JdbcClient sql, OrganisationId owner) implements PreviewEyes {
    @Override
    public Visibility visibility() {
        return new Visibility.MentionsOf(owner);
    }

    @Override
    public Map<String, Set<NewsKey>> found(List<IndexedDocument> page) {
        Map<String, Set<NewsKey>> found = new HashMap<>();
        sql.sql("select m.document_id, d.cluster, m.matched_value from mention m"
                        + " join document d on d.id = m.document_id"
                        + " where m.owner = :owner and m.document_id in (:ids)")
                .param("owner", owner.value())
                .param("ids", page.stream().map(one -> one.id().value()).toList())
                .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                        .add(new NewsKey(row.getString(2), row.getString(3))));
        return found;
    }

    @Override
    public Alert alert(Told told) {
        return new AlertDrafts(sql)
                .alert(
                        AlertRows.id(0, told.document().id(), told.values()),
                        new Addressee(0, "", owner),
                        told.document().document(),
                        told.document().forOwner(owner).mentions(),
                        told.values(),
                        told.at());
    }
}
