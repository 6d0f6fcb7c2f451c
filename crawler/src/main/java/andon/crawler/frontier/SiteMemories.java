package andon.crawler.frontier;

import andon.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The memories of the sites that this process holds, the most recent ones, and the part of them that is kept in SQL.
 * A memory is dropped when its transaction does not commit, and when another lease of its source comes along.
 */
final class SiteMemories {
    /** Memories kept; each is at most {@value SiteMemory#MOST_LINKS} links of 17 to 34 bytes. */
    private static final int MOST = 512;

    private static final int BATCH = 1000;

    private final JdbcOperations jdbc;
    private final Map<String, SiteMemory> bySource = new LinkedHashMap<>(64, 0.75f, true);

    SiteMemories(Database database) {
        this.jdbc = database.jdbc();
    }

    /** The memory of a leased site, in which it is certain whether {@code links} are known and what their shapes are. */
    SiteMemory of(SiteLease lease, Collection<Discovered> links, Set<String> pageShapes) {
        String source = lease.source().value();
        SiteMemory memory = recall(source, lease.token());
        forgetUnlessCommitted(source);
        learnLinks(memory, source, links);
        TreeSet<String> shapes = new TreeSet<>(pageShapes);
        links.forEach(link -> shapes.add(link.shape()));
        shapes.removeAll(memory.shapes.keySet());
        learnShapes(memory, source, new ArrayList<>(shapes));
        return memory;
    }

    private SiteMemory recall(String source, long token) {
        SiteMemory known;
        synchronized (bySource) {
            known = bySource.get(source);
        }
        if (known != null && known.token == token) {
            known.trim();
            return known;
        }
        SiteMemory memory = new SiteMemory(token, hints(source));
        List<long[]> links = jdbc.query(
                "select address_key, hint from crawl_page where source = ? limit " + (SiteMemory.MOST_LINKS + 1),
                (row, n) -> new long[] {row.getLong(1), row.getLong(2)},
                source);
        if (links.size() <= SiteMemory.MOST_LINKS) {
            links.forEach(link -> memory.remember(link[0], link[1]));
            memory.complete();
        }
        synchronized (bySource) {
            bySource.put(source, memory);
            if (bySource.size() > MOST) {
                bySource.remove(bySource.keySet().iterator().next());
            }
        }
        return memory;
    }

    private void forgetUnlessCommitted(String source) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    forget(source);
                }
            }
        });
    }

    void forget(String source) {
        synchronized (bySource) {
            bySource.remove(source);
        }
    }

    private HintColumns hints(String source) {
        HintColumns hints = new HintColumns();
        jdbc.query(
                "select col, changed, same from crawl_hint where source = ?",
                row -> {
                    int column = row.getInt(1);
                    hints.changed[column] = row.getLong(2);
                    hints.same[column] = row.getLong(3);
                    hints.isStored[column] = true;
                },
                source);
        return hints;
    }

    private void learnLinks(SiteMemory memory, String source, Collection<Discovered> links) {
        if (memory.isComplete()) {
            return;
        }
        Set<Long> unknown = new TreeSet<>();
        for (Discovered link : links) {
            long key = AddressKey.of(link.address());
            if (!memory.knows(key)) {
                unknown.add(key);
            }
        }
        List<Long> keys = new ArrayList<>(unknown);
        for (int from = 0; from < keys.size(); from += InList.MOST) {
            InList<Long> some = InList.of(keys.subList(from, Math.min(keys.size(), from + InList.MOST)));
            List<Object> parameters = new ArrayList<>();
            parameters.add(source);
            parameters.addAll(some.values());
            jdbc.query(
                    "select address_key, hint from crawl_page where source = ? and address_key in " + some.marks(),
                    row -> {
                        memory.remember(row.getLong(1), row.getLong(2));
                    },
                    parameters.toArray());
        }
    }

    private void learnShapes(SiteMemory memory, String source, List<String> shapes) {
        for (int from = 0; from < shapes.size(); from += InList.MOST) {
            InList<String> some = InList.of(shapes.subList(from, Math.min(shapes.size(), from + InList.MOST)));
            List<Object> parameters = new ArrayList<>();
            parameters.add(source);
            parameters.addAll(some.values());
            jdbc.query(
                    "select shape, known, looks, relooks, link_rows, found from crawl_shape"
                            + " where source = ? and shape in " + some.marks(),
                    row -> {
                        memory.shapes.put(
                                row.getString(1),
                                ShapeStats.stored(
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)));
                    },
                    parameters.toArray());
        }
    }

    private record Touched(String source, String shape, ShapeStats stats) {}

    private record Column(String source, int column, HintColumns hints) {}

    /** Writes down what the books' memories have learned. */
    void write(List<SiteBook> books) {
        List<Touched> changed = new ArrayList<>();
        List<Touched> added = new ArrayList<>();
        List<Column> changedColumns = new ArrayList<>();
        List<Column> addedColumns = new ArrayList<>();
        for (SiteBook book : books) {
            String source = book.lease.source().value();
            book.memory.shapes.forEach((shape, stats) -> {
                if (stats.isTouched) {
                    (stats.isStored ? changed : added).add(new Touched(source, shape, stats));
                    stats.isTouched = false;
                    stats.isStored = true;
                }
            });
            HintColumns hints = book.memory.hints;
            for (int i = 0; i < HintColumns.COLUMNS; i++) {
                if ((hints.touched & 1 << i) != 0) {
                    (hints.isStored[i] ? changedColumns : addedColumns).add(new Column(source, i, hints));
                    hints.isStored[i] = true;
                }
            }
            hints.touched = 0;
        }
        shapes(
                "update crawl_shape set known = ?, looks = ?, relooks = ?, link_rows = ?, found = ?"
                        + " where source = ? and shape = ?",
                changed);
        shapes(
                "insert into crawl_shape (known, looks, relooks, link_rows, found, source, shape)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                added);
        columns("update crawl_hint set changed = ?, same = ? where source = ? and col = ?", changedColumns);
        columns("insert into crawl_hint (changed, same, source, col) values (?, ?, ?, ?)", addedColumns);
    }

    private void shapes(String sql, List<Touched> touched) {
        if (touched.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, touched, BATCH, (statement, row) -> {
            statement.setLong(1, row.stats().known);
            statement.setLong(2, row.stats().looks);
            statement.setLong(3, row.stats().relooks);
            statement.setLong(4, row.stats().rows);
            statement.setLong(5, row.stats().found);
            statement.setString(6, row.source());
            statement.setString(7, row.shape());
        });
    }

    private void columns(String sql, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, columns, BATCH, (statement, row) -> {
            statement.setLong(1, row.hints().changed[row.column()]);
            statement.setLong(2, row.hints().same[row.column()]);
            statement.setString(3, row.source());
            statement.setInt(4, row.column());
        });
    }
}
