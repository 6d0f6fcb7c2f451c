package andon.crawler.candidates;

import andon.database.Database;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes sightings into the candidates' tables: a few statements for some hundred hosts at a time. */
final class SightingRows {
    private static final int AT_ONCE = 256;

    private final JdbcOperations jdbc;

    SightingRows(Database database) {
        this.jdbc = database.jdbc();
    }

    private record Row(String host, Sightings.Link link) {}

    /**
     * Writes links by host and page; says which hosts have as many as are counted.
     *
     * @param byHost in the order in which rows are to be locked
     */
    Set<String> write(Map<String, Map<Long, Sightings.Link>> byHost, OffsetDateTime now) {
        Set<String> full = new HashSet<>();
        List<String> hosts = new ArrayList<>(byHost.keySet());
        for (int from = 0; from < hosts.size(); from += AT_ONCE) {
            writeSome(hosts.subList(from, Math.min(hosts.size(), from + AT_ONCE)), byHost, now, full);
        }
        return full;
    }

    private void writeSome(
            List<String> all, Map<String, Map<Long, Sightings.Link>> byHost, OffsetDateTime now, Set<String> full) {
        Map<String, Long> counts = counts(all);
        List<String> hosts = new ArrayList<>(all);
        hosts.removeAll(strangers(all, byHost, counts, now));
        List<Row> rows = new ArrayList<>();
        for (String host : hosts) {
            if (counts.getOrDefault(host, 0L) < Sightings.MOST_LINKS) {
                byHost.getOrDefault(host, Map.of()).values().forEach(link -> rows.add(new Row(host, link)));
            } else {
                full.add(host);
            }
        }
        Map<String, Integer> more = links(rows, now);
        jdbc.batchUpdate(
                "update candidate_host set links = links + ?, last_seen = ? where host = ?",
                hosts,
                AT_ONCE,
                (statement, host) -> {
                    statement.setInt(1, more.getOrDefault(host, 0));
                    statement.setObject(2, now);
                    statement.setString(3, host);
                });
    }

    /** Adds those that were never seen, within the bounds of who saw them; says whose bound is reached. */
    private Set<String> strangers(
            List<String> hosts,
            Map<String, Map<Long, Sightings.Link>> byHost,
            Map<String, Long> known,
            OffsetDateTime now) {
        List<Row> strangers = new ArrayList<>();
        for (String host : hosts) {
            if (!known.containsKey(host)) {
                byHost.getOrDefault(host, Map.of()).values().stream()
                        .findFirst()
                        .ifPresent(link -> strangers.add(new Row(host, link)));
            }
        }
        if (strangers.isEmpty()) {
            return Set.of();
        }
        Map<String, Long> bySource = new HashMap<>();
        Set<String> tooMany = new HashSet<>();
        List<Row> added = new ArrayList<>();
        for (Row row : strangers) {
            String source = row.link().source().value();
            long before = bySource.computeIfAbsent(source, this::hostsOf);
            if (before >= Sightings.MOST_HOSTS) {
                tooMany.add(row.host());
            } else {
                bySource.put(source, before + 1);
                added.add(row);
            }
        }
        jdbc.batchUpdate(
                "insert into candidate_host (host, links, source, first_seen, last_seen) values (?, 0, ?, ?, ?)"
                        + " on conflict do nothing",
                added,
                AT_ONCE,
                (statement, row) -> {
                    statement.setString(1, row.host());
                    statement.setString(2, row.link().source().value());
                    statement.setObject(3, now);
                    statement.setObject(4, now);
                });
        return tooMany;
    }

    private long hostsOf(String source) {
        Long count = jdbc.queryForObject("select count(*) from candidate_host where source = ?", Long.class, source);
        return count == null ? 0 : count;
    }

    /** Adds links that are new, with some of their pages as context; says how many each host got. */
    private Map<String, Integer> links(List<Row> rows, OffsetDateTime now) {
        int[][] added = jdbc.batchUpdate(
                "insert into candidate_link (host, page) values (?, ?) on conflict do nothing",
                rows,
                AT_ONCE,
                (statement, row) -> {
                    statement.setString(1, row.host());
                    statement.setLong(2, row.link().key());
                });
        Map<String, Integer> more = new HashMap<>();
        List<Row> first = new ArrayList<>();
        List<Row> again = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (added[i / AT_ONCE][i % AT_ONCE] > 0) {
                more.merge(row.host(), 1, Integer::sum);
                first.add(row);
            } else {
                again.add(row);
            }
        }
        contexts(first, now);
        jdbc.batchUpdate(
                "update candidate_context set last_seen = ? where host = ? and source = ? and page_key = ?",
                again,
                AT_ONCE,
                (statement, row) -> {
                    statement.setObject(1, now);
                    statement.setString(2, row.host());
                    statement.setString(3, row.link().source().value());
                    statement.setString(4, row.link().pageKey());
                });
        return more;
    }

    private void contexts(List<Row> rows, OffsetDateTime now) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Long> known = new HashMap<>();
        Set<String> hosts = new HashSet<>();
        rows.forEach(row -> hosts.add(row.host()));
        jdbc.query(
                "select host, source, count(*) from candidate_context where host in (" + marks(hosts)
                        + ") group by host, source",
                row -> {
                    known.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
                },
                hosts.toArray());
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            if (known.merge(row.host() + " " + row.link().source(), 1L, Long::sum) <= Candidate.MOST_CONTEXTS) {
                kept.add(row);
            }
        }
        jdbc.batchUpdate(
                "insert into candidate_context (host, source, page_key, page, link_text, first_seen, last_seen)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                kept,
                AT_ONCE,
                (statement, row) -> {
                    statement.setString(1, row.host());
                    statement.setString(2, row.link().source().value());
                    statement.setString(3, row.link().pageKey());
                    statement.setString(4, row.link().page().toString());
                    statement.setString(5, row.link().text());
                    statement.setObject(6, now);
                    statement.setObject(7, now);
                });
    }

    private Map<String, Long> counts(Collection<String> hosts) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.query(
                "select host, links from candidate_host where host in (" + marks(hosts) + ")",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                hosts.toArray());
        return counts;
    }

    private static String marks(Collection<String> values) {
        return "?" + ", ?".repeat(values.size() - 1);
    }
}
