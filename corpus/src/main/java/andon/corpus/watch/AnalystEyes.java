package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.watch.AlertDrafts.Addressee;
import andon.corpus.watch.AskedValues.Asked;
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

/** The analysts': what any document has of a query. */
record AnalystEyes(JdbcClient sql, DocumentIndex index, Selection selection, Query query) implements PreviewEyes {
    @Override
    public Visibility visibility() {
        return new Visibility.Everything();
    }

    private List<Asked> asked(IndexedDocument document) {
        return AskedValues.in(query, selection.query(), index.facts(document));
    }

    @Override
    public Map<String, Set<NewsKey>> found(List<IndexedDocument> page) {
        Map<String, String> clusters = new HashMap<>();
        sql.sql("select id, cluster from document where id in (:ids)")
                .param("ids", page.stream().map(one -> one.id().value()).toList())
                .query((RowCallbackHandler) row -> clusters.put(row.getString(1), row.getString(2)));
        Map<String, Set<NewsKey>> found = new HashMap<>();
        for (IndexedDocument document : page) {
            String id = document.id().value();
            Set<NewsKey> keys = found.computeIfAbsent(id, unknown -> new HashSet<>());
            asked(document).forEach(asked -> keys.add(new NewsKey(clusters.getOrDefault(id, id), asked.value())));
        }
        return found;
    }

    @Override
    public Alert alert(Told told) {
        List<Asked> news = asked(told.document()).stream()
                .filter(asked -> told.values().contains(asked.value()))
                .toList();
        return new AlertDrafts(sql)
                .asked(
                        AlertRows.id(0, told.document().id(), told.values()),
                        new Addressee(0, "", OrganisationId.ANALYSTS),
                        told.document().document(),
                        news,
                        selection,
                        told.at());
    }
}
