package andon.corpus.ledger;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger in SQL, on H2 and PostgreSQL.
 *
 * <p>A version is a text, named by its hash: one document has each text once. Going back to an earlier text is therefore
 * no new version but that earlier version again, so that a mirror which lags behind, or a page that shows two texts in
 * turn, does not make news with every visit. A capture older than the newest one known adds nothing: when old captures
 * are read again by better rules, the history stays as it was lived.
 */
public final class SqlDocumentLedger implements DocumentLedger {
    private final Database database;
    private final JdbcClient sql;
    private final NearDuplicates nearDuplicates;

    public SqlDocumentLedger(Database database) {
        this.database = database;
        this.sql = database.sql();
        this.nearDuplicates = new NearDuplicates(sql);
    }

    @Override
    public Sighting record(Document document, Capture capture) {
        return database.inTransaction(() -> recordInTransaction(document, capture));
    }

    private Sighting recordInTransaction(Document document, Capture capture) {
        String id = document.id().value();
        String hash = Fingerprint.ofVersion(document);
        Optional<Row> known = known(id);
        if (known.isEmpty()) {
            known = Optional.of(insert(document, capture));
        } else if (capture.seq() > known.get().lastSeq()) {
            sql.sql("update document set last_seen = ?, last_seq = ?, page = ? where id = ? and last_seq < ?")
                    .params(time(capture.capturedAt()), capture.seq(), PageKey.of(capture), id, capture.seq())
                    .update();
        }
        DocumentId cluster = known.get().cluster();
        List<Version> versions = versions(id);
        Optional<Version> same =
                versions.stream().filter(v -> v.textSha256().equals(hash)).findFirst();
        boolean old = capture.seq() < known.get().lastSeq();
        if (same.isEmpty() && !(old && !versions.isEmpty())) {
            same = Optional.of(addVersion(document, hash, capture, versions.size() + 1, cluster));
        }
        Version version = same.orElseGet(() -> versionAt(versions, capture.seq()));
        Instant firstSeen = known.get().firstSeen();
        Change change = version.captureSeq() != capture.seq()
                ? Change.UNCHANGED
                : version.number() == 1 ? Change.NEW : Change.CHANGED;
        return new Sighting(change, firstSeen, version.seenAt(), version.number(), cluster);
    }

    private record Row(Instant firstSeen, Instant lastSeen, long lastSeq, DocumentId cluster) {}

    private Optional<Row> known(String id) {
        return sql.sql("select first_seen, last_seen, last_seq, cluster from document where id = ?")
                .param(id)
                .query((row, i) -> new Row(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3),
                        new DocumentId(row.getString(4))))
                .optional();
    }

    private Row insert(Document document, Capture capture) {
        String id = document.id().value();
        boolean apart = standsApart(document);
        Optional<Sketch> sketch = apart ? Optional.empty() : Sketch.of(document);
        DocumentId near = sketch.flatMap(nearDuplicates::clusterOf).orElse(document.id());
        DocumentId cluster = (apart ? Optional.<String>empty() : Fingerprint.ofCluster(document))
                .map(fingerprint -> clusterOf(fingerprint, near))
                .orElse(document.id());
        sketch.ifPresent(own -> nearDuplicates.keep(document, own, cluster));
        sql.sql("""
                        insert into document (id, source, identity, first_seen, last_seen, last_seq, cluster, page)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        id,
                        document.source().value(),
                        document.identityKey(),
                        time(capture.capturedAt()),
                        time(capture.capturedAt()),
                        capture.seq(),
                        cluster.value(),
                        PageKey.of(capture))
                .update();
        return known(id).orElseThrow();
    }

    /** What an organisation handed in for itself is no mirror of anything: that others publish the same is news to it. */
    private boolean standsApart(Document document) {
        return sql.sql("select count(*) from own_source where source = ?")
                        .param(document.source().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The cluster that said this first; {@code own} from now on if nobody did. */
    private DocumentId clusterOf(String fingerprint, DocumentId own) {
        sql.sql("insert into document_fingerprint (fingerprint, cluster) values (?, ?) on conflict do nothing")
                .params(fingerprint, own.value())
                .update();
        return new DocumentId(sql.sql("select cluster from document_fingerprint where fingerprint = ?")
                .param(fingerprint)
                .query(String.class)
                .single());
    }

    private Version addVersion(Document document, String hash, Capture capture, int number, DocumentId cluster) {
        sql.sql("""
                        insert into document_version (document_id, number, text_sha256, seen_at, capture_seq)
                        values (?, ?, ?, ?, ?)""")
                .params(document.id().value(), number, hash, time(capture.capturedAt()), capture.seq())
                .update();
        // A copy of an edited text joins the cluster of what was edited.
        if (!standsApart(document)) {
            Fingerprint.ofCluster(document).ifPresent(fingerprint -> clusterOf(fingerprint, cluster));
        }
        return new Version(number, micros(capture.capturedAt()), capture.seq(), hash);
    }

    private List<Version> versions(String id) {
        return sql.sql("""
                        select number, seen_at, capture_seq, text_sha256 from document_version
                        where document_id = ? order by number""")
                .param(id)
                .query((row, i) -> new Version(
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3),
                        row.getString(4)))
                .list();
    }

    private static Version versionAt(List<Version> versions, long captureSeq) {
        Version found = versions.getFirst();
        for (Version version : versions) {
            if (version.captureSeq() <= captureSeq) {
                found = version;
            }
        }
        return found;
    }

    @Override
    public Optional<History> history(DocumentId id) {
        return known(id.value())
                .map(known -> new History(known.firstSeen(), known.lastSeen(), known.cluster(), versions(id.value())));
    }

    @Override
    public List<Known> after(Optional<DocumentId> id, int limit) {
        return sql.sql("""
                        select id, first_seen,
                            (select max(capture_seq) from document_version where document_id = document.id)
                        from document where id > ? order by id limit ?""")
                .params(id.map(DocumentId::value).orElse(""), limit)
                .query((row, i) -> new Known(
                        new DocumentId(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3)))
                .list();
    }

    @Override
    public List<DocumentId> inCluster(DocumentId cluster, int limit) {
        return sql.sql("select id from document where cluster = ? order by first_seen, id limit ?")
                .params(cluster.value(), limit)
                .query((row, i) -> new DocumentId(row.getString(1)))
                .list();
    }

    @Override
    public long indexedSeq() {
        return sql.sql("select number from corpus_counter where name = 'indexed_seq'")
                .query(Long.class)
                .single();
    }

    @Override
    public void indexedUpTo(long captureSeq) {
        sql.sql("update corpus_counter set number = ? where name = 'indexed_seq' and number < ?")
                .params(captureSeq, captureSeq)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return micros(instant).atOffset(ZoneOffset.UTC);
    }

    /** What the database keeps: both answers, before and after a restart, must be equal. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
