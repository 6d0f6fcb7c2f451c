package andon.crawler.frontier;

import andon.database.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes batches of acknowledgements: a handful of statements for all pages of all sites together. */
final class Acknowledging {
    private static final int BATCH = 1000;

    private final JdbcOperations jdbc;
    private final SiteMemories memories;

    Acknowledging(Database database, SiteMemories memories) {
        this.jdbc = database.jdbc();
        this.memories = memories;
    }

    /** Runs in the caller's transaction. */
    void acknowledge(List<Acknowledgement> acknowledgements, OffsetDateTime now) {
        // By name, so that two transactions never wait for each other's sites crosswise.
        Map<String, SiteLease> leases = new TreeMap<>();
        acknowledgements.forEach(a -> leases.put(a.lease().source().value(), a.lease()));
        Map<String, VisitRow> visits = lock(leases);
        Map<String, List<Acknowledgement>> bySource = new LinkedHashMap<>();
        acknowledgements.forEach(
                a -> bySource.computeIfAbsent(a.lease().source().value(), s -> new ArrayList<>())
                        .add(a));
        List<SiteBook> books = new ArrayList<>();
        leases.forEach((source, lease) -> {
            List<Acknowledgement> ofSite = bySource.getOrDefault(source, List.of());
            SiteMemory memory = memories.of(lease, linked(ofSite), shapes(ofSite));
            VisitRow visit = visits.get(source);
            if (visit == null) {
                throw new IllegalStateException("a leased site has no visit: " + source);
            }
            SiteBook book = new SiteBook(lease, visit, memory, now);
            ofSite.forEach(book::add);
            books.add(book);
        });
        write(books, now);
    }

    /** Locks the sites, turns lost leases away and gives the visits, by source. */
    private Map<String, VisitRow> lock(Map<String, SiteLease> leases) {
        InList<String> sources = InList.of(leases.keySet());
        Set<SiteLease> lost = new HashSet<>(leases.values());
        jdbc.query(
                "select source, visit, token from crawl_site where source in " + sources.marks()
                        + " order by source for update",
                row -> {
                    SiteLease lease = leases.get(row.getString(1));
                    if (lease != null && lease.visit() == row.getLong(2) && lease.token() == row.getLong(3)) {
                        lost.remove(lease);
                    }
                },
                sources.values().toArray());
        if (!lost.isEmpty()) {
            throw new LeaseLostException(lost);
        }
        Map<String, VisitRow> visits = new HashMap<>();
        jdbc.query(
                VisitRow.SELECT + " where source in " + sources.marks() + " and state = 'OPEN'",
                (row, n) -> visits.put(row.getString("source"), VisitRow.of(row)),
                sources.values().toArray());
        return visits;
    }

    private static List<Discovered> linked(List<Acknowledgement> acknowledgements) {
        List<Discovered> links = new ArrayList<>();
        for (Acknowledgement a : acknowledgements) {
            switch (a.result()) {
                case Acknowledgement.Captured captured -> links.addAll(captured.links());
                case Acknowledgement.Moved moved -> links.addAll(moved.links());
                case Acknowledgement.Gone _, Acknowledgement.Failed _ -> {}
            }
        }
        return links;
    }

    private static Set<String> shapes(List<Acknowledgement> acknowledgements) {
        Set<String> shapes = new HashSet<>();
        acknowledgements.forEach(a -> shapes.add(a.page().row().shape()));
        return shapes;
    }

    /** Writes books down that are worked out. */
    void write(List<SiteBook> books, OffsetDateTime now) {
        looked(books);
        retries(books);
        found(books, now);
        hints(books);
        visits(books);
        outcomes(books);
        memories.write(books);
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T row) throws SQLException;
    }

    private record Of<T>(SiteBook book, T row) {}

    private interface Rows<T> {
        Collection<T> of(SiteBook book);
    }

    private <T> int[] each(List<SiteBook> books, Rows<T> rows, String sql, Setter<Of<T>> setter) {
        List<Of<T>> all = new ArrayList<>();
        books.forEach(book -> rows.of(book).forEach(row -> all.add(new Of<>(book, row))));
        if (all.isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(jdbc.batchUpdate(sql, all, BATCH, setter::set))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private void looked(List<SiteBook> books) {
        int[] counts = each(
                books,
                book -> book.looked,
                "update crawl_page set queue = ?, due_at = ?, attempts = 0, looked_visit = ?, outcome = ?, misses = ?,"
                        + " interval_millis = ?, captured_seq = ?, payload_sha256 = ?, etag = ?, last_modified = ?,"
                        + " substance = ?, hint_columns = 0, deaths = 0 where id = ? and looked_visit < ?",
                (statement, of) -> {
                    SiteBook.LookedRow row = of.row();
                    statement.setShort(1, row.look().queue().code());
                    statement.setObject(2, row.look().due());
                    statement.setLong(3, of.book().lease.visit());
                    statement.setString(4, row.outcome());
                    statement.setInt(5, row.look().misses());
                    statement.setLong(6, row.look().intervalMillis());
                    statement.setLong(7, row.capturedSeq());
                    statement.setString(8, row.payloadSha256());
                    statement.setString(9, row.etag());
                    statement.setString(10, row.lastModified());
                    statement.setLong(11, row.substance());
                    statement.setLong(12, row.id());
                    statement.setLong(13, of.book().lease.visit());
                });
        if (Arrays.stream(counts).anyMatch(n -> n == 0)) {
            throw new IllegalStateException("a page was acknowledged twice in one visit");
        }
    }

    private void retries(List<SiteBook> books) {
        each(
                books,
                book -> book.retries,
                "update crawl_page set queue = " + PageQueue.RETRY.code() + ", due_at = ?, attempts = ?, outcome = ?,"
                        + " deaths = 0 where id = ?",
                (statement, of) -> {
                    statement.setObject(1, of.row().due());
                    statement.setInt(2, of.row().attempts());
                    statement.setString(3, of.row().outcome());
                    statement.setLong(4, of.row().id());
                });
    }

    private void found(List<SiteBook> books, OffsetDateTime now) {
        each(
                books,
                book -> book.found,
                "insert into crawl_page (source, address_key, address, shape, depth, via, discovered_at, queue, due_at,"
                        + " attempts, looked_visit, misses, interval_millis, captured_seq, substance, hint, hint_columns)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, 0)",
                (statement, of) -> {
                    SiteBook.NewRow row = of.row();
                    statement.setString(1, of.book().lease.source().value());
                    statement.setLong(2, row.key());
                    statement.setString(3, row.page().address().toString());
                    statement.setString(4, row.page().shape());
                    statement.setInt(5, row.depth());
                    statement.setString(6, row.via());
                    statement.setObject(7, now);
                    statement.setShort(8, row.queue().code());
                    statement.setObject(9, now);
                    statement.setLong(10, row.page().hint());
                });
    }

    /** Of known pages whose row in a listing changed, makes those due that its telling columns speak for. */
    private void hints(List<SiteBook> books) {
        for (SiteBook book : books) {
            if (book.newHints.isEmpty()) {
                continue;
            }
            record Changed(long id, int columns, boolean due, long hint) {}
            List<Changed> changes = new ArrayList<>();
            List<Long> keys = new ArrayList<>(book.newHints.keySet());
            for (int from = 0; from < keys.size(); from += InList.MOST) {
                InList<Long> some = InList.of(keys.subList(from, Math.min(keys.size(), from + InList.MOST)));
                List<Object> parameters = new ArrayList<>();
                parameters.add(book.lease.source().value());
                parameters.addAll(some.values());
                jdbc.query(
                        "select id, address_key, hint, queue, looked_visit, hint_columns from crawl_page"
                                + " where source = ? and address_key in " + some.marks(),
                        row -> {
                            long hint = book.newHints.getOrDefault(row.getLong(2), 0L);
                            int columns = HintColumns.difference(row.getLong(3), hint);
                            boolean waits = PageQueue.of(row.getInt(4)) == PageQueue.KNOWN
                                    || PageQueue.of(row.getInt(4)) == PageQueue.CHANGED;
                            // What this visit has looked at already it saw as the row now says.
                            boolean due = waits
                                    && book.memory.hints.telling(columns) != 0
                                    && row.getLong(5) < book.lease.visit();
                            changes.add(new Changed(row.getLong(1), due ? columns | row.getInt(6) : 0, due, hint));
                        },
                        parameters.toArray());
            }
            jdbc.batchUpdate(
                    "update crawl_page set hint = ?, hint_columns = ?, queue = case when ? then "
                            + PageQueue.CHANGED.code() + " else queue end, due_at = case when ? then ? else due_at end"
                            + " where id = ?",
                    changes,
                    BATCH,
                    (statement, change) -> {
                        statement.setLong(1, change.hint());
                        statement.setInt(2, change.columns());
                        statement.setBoolean(3, change.due());
                        statement.setBoolean(4, change.due());
                        statement.setObject(5, book.visit.startedAt());
                        statement.setLong(6, change.id());
                    });
        }
    }

    private void visits(List<SiteBook> books) {
        each(
                books,
                List::of,
                "update crawl_visit set pages = pages + ?, bytes = bytes + ?, host_failures = ?"
                        + " where source = ? and visit = ?",
                (statement, of) -> {
                    statement.setLong(1, of.book().pages);
                    statement.setLong(2, of.book().bytes);
                    statement.setInt(3, of.book().hostFailures);
                    statement.setString(4, of.book().lease.source().value());
                    statement.setLong(5, of.book().lease.visit());
                });
    }

    private void outcomes(List<SiteBook> books) {
        List<Of<Map.Entry<String, Integer>>> all = new ArrayList<>();
        books.forEach(book -> book.codes.entrySet().forEach(code -> all.add(new Of<>(book, code))));
        if (all.isEmpty()) {
            return;
        }
        int[] counts = add(all);
        List<Of<Map.Entry<String, Integer>>> first = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                first.add(all.get(i));
            }
        }
        jdbc.batchUpdate(
                "insert into crawl_outcome (n, source, visit, code) values (?, ?, ?, ?)",
                first,
                BATCH,
                Acknowledging::outcome);
    }

    private int[] add(List<Of<Map.Entry<String, Integer>>> outcomes) {
        return Arrays.stream(jdbc.batchUpdate(
                        "update crawl_outcome set n = n + ? where source = ? and visit = ? and code = ?",
                        outcomes,
                        BATCH,
                        Acknowledging::outcome))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private static void outcome(PreparedStatement statement, Of<Map.Entry<String, Integer>> of) throws SQLException {
        statement.setInt(1, of.row().getValue());
        statement.setString(2, of.book().lease.source().value());
        statement.setLong(3, of.book().lease.visit());
        statement.setString(4, of.row().getKey());
    }
}
