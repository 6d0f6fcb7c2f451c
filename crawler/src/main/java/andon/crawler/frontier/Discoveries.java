package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what pages link to. */
final class Discoveries {
    private final Database database;

    Discoveries(Database database) {
        this.database = database;
    }

    void add(SourceId source, long visit, int depth, @Nullable String via, List<Discovered> links, OffsetDateTime now) {
        // In the order of shapes, so that two transactions never wait for each other's counters crosswise.
        Map<String, List<Discovered>> byShape =
                links.stream().collect(Collectors.groupingBy(Discovered::shape, TreeMap::new, Collectors.toList()));
        byShape.forEach((shape, ofShape) -> add(source, visit, depth, via, shape, ofShape, now));
    }

    private void add(
            SourceId source,
            long visit,
            int depth,
            @Nullable String via,
            String shape,
            List<Discovered> links,
            OffsetDateTime now) {
        long known = known(source, shape);
        int added = 0;
        for (Discovered link : links) {
            if (known + added >= link.mostOfShape()) {
                continue;
            }
            boolean crowded = known + added >= Math.max(Ranks.ROOMY, pageBudget(source, visit) / 2);
            int rank = depth + (crowded ? Ranks.CROWDED : 0);
            added += InsertOnce.run(database.sql()
                    .sql(
                            InsertOnce.sql(
                                    database,
                                    "insert into crawl_url (source, address, depth, via, discovered_at, base_rank, visit, state,"
                                            + " rank, due_at, attempts, token, misses, captured_visit)"
                                            + " values (:source, :address, :depth, :via, :now, :rank, :visit, 0, :rank, :now, 0, 0, 0, 0)"))
                    .param("source", source.value())
                    .param("address", link.address().toString())
                    .param("depth", depth)
                    .param("via", via)
                    .param("now", now)
                    .param("rank", rank)
                    .param("visit", visit));
        }
        if (added > 0) {
            count(source, shape, added);
        }
    }

    private long pageBudget(SourceId source, long visit) {
        return database.sql()
                .sql("select page_budget from crawl_visit where source = ? and visit = ?")
                .param(source.value())
                .param(visit)
                .query(Long.class)
                .single();
    }

    private long known(SourceId source, String shape) {
        return database.sql()
                .sql("select known from crawl_shape where source = ? and shape = ?")
                .param(source.value())
                .param(shape)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void count(SourceId source, String shape, int added) {
        InsertOnce.run(database.sql()
                .sql(InsertOnce.sql(database, "insert into crawl_shape (source, shape, known) values (?, ?, 0)"))
                .param(source.value())
                .param(shape));
        database.sql()
                .sql("update crawl_shape set known = known + ? where source = ? and shape = ?")
                .param(added)
                .param(source.value())
                .param(shape)
                .update();
    }

    /** Counts each candidate host once for each page that links to it. */
    void count(Lease lease, Collection<OnionAddress> candidates, OffsetDateTime now) {
        for (String host :
                candidates.stream().map(OnionAddress::host).sorted().distinct().toList()) {
            int first = InsertOnce.run(database.sql()
                    .sql(InsertOnce.sql(database, "insert into candidate_link (host, url_id) values (?, ?)"))
                    .param(host)
                    .param(lease.page()));
            InsertOnce.run(database.sql()
                    .sql(InsertOnce.sql(
                            database,
                            "insert into candidate_host (host, links, source, via, first_seen, last_seen)"
                                    + " values (:host, 0, :source, :via, :now, :now)"))
                    .param("host", host)
                    .param("source", lease.source().value())
                    .param("via", lease.address().toString())
                    .param("now", now));
            database.sql()
                    .sql("update candidate_host set links = links + ?, last_seen = ? where host = ?")
                    .param(first)
                    .param(now)
                    .param(host)
                    .update();
        }
    }
}
