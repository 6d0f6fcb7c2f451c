package andon.corpus.ledger;

import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the cluster of a text that is nearly the same, by the bands of its {@link Sketch}. Bounded work for each text. */
final class NearDuplicates {
    /** A band that more texts share is a template's; the first of them are looked at. */
    private static final int MOST_CANDIDATES = 200;

    private final JdbcClient sql;

    NearDuplicates(JdbcClient sql) {
        this.sql = sql;
    }

    private record Candidate(DocumentId cluster, Sketch sketch) {}

    /** The cluster of the most alike text that is alike enough. */
    Optional<DocumentId> clusterOf(Sketch sketch) {
        List<Candidate> candidates = sql.sql("""
                        select s.cluster, s.sketch from document_sketch s
                        where s.subjects = ? and s.document_id in
                            (select document_id from document_band where band = any(cast(? as bigint array)))
                        order by s.document_id fetch first 200 rows only""")
                .params(sketch.subjects(), sketch.bands())
                .query((row, i) -> new Candidate(
                        new DocumentId(row.getString(1)), Sketch.read(row.getString(2), sketch.subjects())))
                .list();
        return candidates.stream()
                .limit(MOST_CANDIDATES)
                .filter(c -> c.sketch().sameAs(sketch) >= Sketch.LEAST_SAME)
                .max(Comparator.comparingDouble((Candidate c) -> c.sketch().sameAs(sketch)))
                .map(Candidate::cluster);
    }

    /** Keeps a document's first sketch. */
    void keep(Document document, Sketch sketch, DocumentId cluster) {
        int fresh = sql.sql("""
                        insert into document_sketch (document_id, cluster, sketch, subjects)
                        values (?, ?, ?, ?) on conflict do nothing""")
                .params(document.id().value(), cluster.value(), sketch.written(), sketch.subjects())
                .update();
        if (fresh > 0) {
            sql.sql("insert into document_band (band, document_id) select b, cast(? as varchar)"
                            + " from unnest(cast(? as bigint array)) as t(b) on conflict do nothing")
                    .params(document.id().value(), sketch.bands())
                    .update();
        }
    }
}
