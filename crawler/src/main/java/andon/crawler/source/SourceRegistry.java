package andon.crawler.source;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sources that are watched, kept in SQL with every version they had. Thread-safe, and shared by processes: {@link #change}
 * tells each that something is new.
 */
public final class SourceRegistry {
    /** Who made a change that nobody is named for. */
    public static final String NOBODY = "andon";

    /** The most characters of the name of who made a change. */
    public static final int LONGEST_NAME = 200;

    private static final String COLUMNS =
            "select id, version, definition, removed, updated_at, origin from crawl_source";

    private final Database database;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(0, List.of(), Map.of());

    public SourceRegistry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A source as it is kept.
     *
     * @param version counts the changes, from 1
     * @param since when this version was stored
     * @param origin where the source came from first; a file that names it makes it its own
     */
    public record Stored(Source source, long version, Instant since, Origin origin) {}

    /**
     * A version that a source has or had.
     *
     * @param definition the source's text, as {@link SourcesFile} reads it
     * @param removed whether it stopped being watched with this version
     * @param by who made the change
     */
    public record Version(long version, String definition, boolean removed, Instant at, String by) {}

    /**
     * What a {@link #replaceAll} did.
     *
     * @param kept what no file brought and none names: it is watched as before
     */
    public record Changes(List<SourceId> added, List<SourceId> changed, List<SourceId> removed, List<SourceId> kept) {
        public Changes {
            kept = List.copyOf(kept);
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** What became of a change of one source. */
    public sealed interface Outcome {
        /** @param changed whether anything is different now */
        record Done(Stored stored, boolean changed) implements Outcome {}

        /** Somebody else changed the source; nothing was done. */
        record Stale(long version) implements Outcome {}

        /** Another source has one of its hosts, and one host belongs to one source; nothing was done. */
        record HostTaken(String host, SourceId source) implements Outcome {}

        /** There is no such source, or no such version. */
        record Missing() implements Outcome {}
    }

    /** A number that grows with every change of any source, in whatever process; one small query. */
    public long change() {
        return database.sql()
                .sql("select n from crawl_source_change where id = 1")
                .query(Long.class)
                .single();
    }

    /** {@link #replaceAll(List, String)} by {@link #NOBODY}. */
    public Changes replaceAll(List<Source> sources) {
        return replaceAll(sources, NOBODY);
    }

    /**
     * Makes {@code sources} all that files say is watched, in one transaction. A source that came from a file and is named no
     * longer is watched no more; what it has captured stays. Sources of another {@link Origin} stay, unless they are named:
     * then they are the file's.
     *
     * @param sources as {@link SourcesFile} read them: no id and no host stands there twice
     * @throws IllegalArgumentException if a source that stays has one of their hosts; nothing is changed
     */
    public Changes replaceAll(List<Source> sources, String by) {
        return database.inTransaction(() -> {
            Map<String, SourceRow> rows = new HashMap<>();
            lock();
            rows().forEach(row -> rows.put(row.id(), row));
            List<SourceId> added = new ArrayList<>();
            List<SourceId> changed = new ArrayList<>();
            List<SourceId> removed = new ArrayList<>();
            List<SourceId> kept = new ArrayList<>();
            Set<String> named = new HashSet<>();
            sources.forEach(source -> named.add(source.id().value()));
            for (SourceRow row : rows.values()) {
                if (!row.removed() && !named.contains(row.id())) {
                    SourceId id = new SourceId(row.id());
                    if (row.isOf(Origin.FILE)) {
                        write(id, Optional.of(row), row.definition(), true, by, Origin.FILE);
                        removed.add(id);
                    } else {
                        kept.add(id);
                        refuseHostsOf(row.stored().source(), sources);
                    }
                }
            }
            for (Source source : sources) {
                Optional<SourceRow> row =
                        Optional.ofNullable(rows.get(source.id().value()));
                if (write(source.id(), row, SourceDocument.write(source), false, by, Origin.FILE)) {
                    (row.isEmpty() || row.get().removed() ? added : changed).add(source.id());
                }
            }
            return new Changes(added, changed, removed, kept);
        });
    }

    private static void refuseHostsOf(Source kept, List<Source> sources) {
        for (Source source : sources) {
            for (URI address : source.addresses()) {
                if (kept.addresses().stream().anyMatch(a -> a.getHost().equals(address.getHost()))) {
                    throw new IllegalArgumentException("addresses: " + address.getHost() + " of the source "
                            + source.id() + " belongs to the source " + kept.id()
                            + " already, which came from no file: name it '" + kept.id()
                            + "' in the file, or remove that one first");
                }
            }
        }
    }

    /**
     * Stores a source, whatever version it has now; says whether that changed anything.
     *
     * @throws IllegalArgumentException if another source has one of its hosts
     */
    public boolean upsert(Source source) {
        return switch (put(source, Optional.empty(), NOBODY)) {
            case Outcome.Done done -> done.changed();
            case Outcome.HostTaken taken ->
                throw new IllegalArgumentException(
                        "addresses: " + taken.host() + " belongs to the source " + taken.source() + " already");
            case Outcome.Stale stale -> throw new IllegalStateException("no version was expected: " + stale);
            case Outcome.Missing missing -> throw new IllegalStateException("a put makes what is missing: " + missing);
        };
    }

    /**
     * Stores a source.
     *
     * @param expected the version that the change was made from, 0 for a source that is not watched; empty to store it
     *     whatever it is now
     * @param by who makes the change, 1 to {@link #LONGEST_NAME} characters
     */
    public Outcome put(Source source, Optional<Long> expected, String by) {
        return put(source, expected, by, Origin.HAND);
    }

    /** @param origin where it comes from, if it is not watched yet */
    public Outcome put(Source source, Optional<Long> expected, String by, Origin origin) {
        return database.inTransaction(() -> {
            lock();
            Optional<SourceRow> row = row(source.id());
            long watched = row.filter(r -> !r.removed()).map(SourceRow::version).orElse(0L);
            if (expected.isPresent() && expected.get() != watched) {
                return new Outcome.Stale(watched);
            }
            Optional<Outcome> taken = taken(source);
            if (taken.isPresent()) {
                return taken.get();
            }
            Origin from =
                    row.filter(r -> !r.removed()).map(r -> r.stored().origin()).orElse(origin);
            boolean changed = write(source.id(), row, SourceDocument.write(source), false, by, from);
            return new Outcome.Done(row(source.id()).map(SourceRow::stored).orElseThrow(), changed);
        });
    }

    /** Pauses or resumes a source; both are versions of it. */
    public Outcome pause(SourceId id, boolean paused, String by) {
        return database.inTransaction(() -> {
            lock();
            return watched(id)
                    .map(row ->
                            put(row.stored().source().draft().paused(paused).make(), Optional.of(row.version()), by))
                    .orElseGet(Outcome.Missing::new);
        });
    }

    /** Makes a source again what it was in one of its versions, as a new version. */
    public Outcome revert(SourceId id, long version, String by) {
        return history(id).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .map(v -> put(SourceRow.parse(id.value(), v.definition()), Optional.empty(), by))
                .orElseGet(Outcome.Missing::new);
    }

    /** {@link #remove(SourceId, Optional, String)} of whatever version, by {@link #NOBODY}; says whether it was watched. */
    public boolean remove(SourceId id) {
        return remove(id, Optional.empty(), NOBODY) instanceof Outcome.Done;
    }

    /** Stops watching a source. Its history and what it has captured stay. */
    public Outcome remove(SourceId id, Optional<Long> expected, String by) {
        return database.inTransaction(() -> {
            lock();
            Optional<SourceRow> row = watched(id);
            if (row.isEmpty()) {
                return new Outcome.Missing();
            }
            if (expected.isPresent() && expected.get() != row.get().version()) {
                return new Outcome.Stale(row.get().version());
            }
            write(
                    id,
                    row,
                    row.get().definition(),
                    true,
                    by,
                    Origin.ofWord(row.get().origin()));
            return new Outcome.Done(row.get().stored(), true);
        });
    }

    public Optional<Stored> find(SourceId id) {
        return Optional.ofNullable(snapshot().byId().get(id));
    }

    /** The source as it is, or as it was when it stopped being watched. */
    public Optional<Source> last(SourceId id) {
        Optional<Stored> watched = find(id);
        return (watched.isPresent() ? watched : row(id).map(SourceRow::stored)).map(Stored::source);
    }

    /** All that is watched, by id. */
    public List<Stored> all() {
        return snapshot().all();
    }

    /** Every version a source had, the newest first; also of one that is watched no more. */
    public List<Version> history(SourceId id) {
        return database.sql()
                .sql(
                        "select version, definition, removed, changed_at, changed_by from crawl_source_version where id = ?"
                                + " order by version desc")
                .param(id.value())
                .query((rs, n) -> new Version(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getString(5)))
                .list();
    }

    /** @param change the number up to which it is true */
    private record Snapshot(long change, List<Stored> all, Map<SourceId, Stored> byId) {}

    // Read again only when the number says so, and only what has a new version is parsed. What is seen inside
    // of a transaction is not kept: it may be rolled back.
    private Snapshot snapshot() {
        Snapshot known = snapshot;
        long change = change();
        if (known.change() == change) {
            return known;
        }
        List<Stored> all = new ArrayList<>();
        Map<SourceId, Stored> byId = new HashMap<>();
        for (SourceRow row : rows()) {
            if (!row.removed()) {
                Stored before = known.byId().get(new SourceId(row.id()));
                Stored now = before != null && before.version() == row.version() && row.isOf(before.origin())
                        ? before
                        : row.stored();
                all.add(now);
                byId.put(now.source().id(), now);
            }
        }
        Snapshot fresh = new Snapshot(change, List.copyOf(all), Map.copyOf(byId));
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            snapshot = fresh;
        }
        return fresh;
    }

    /** Until the calling transaction ends nobody else changes any source. */
    public void holdChanges() {
        lock();
    }

    private void lock() {
        database.sql().sql("update crawl_source_change set n = n where id = 1").update();
    }

    private boolean write(
            SourceId id, Optional<SourceRow> row, String definition, boolean removed, String by, Origin origin) {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("who makes a change must have 1 to " + LONGEST_NAME + " characters");
        }
        if (row.isPresent() && row.get().removed() == removed && row.get().means(definition)) {
            if (!row.get().isOf(origin)) {
                database.sql()
                        .sql("update crawl_source set origin = ? where id = ?")
                        .params(origin.word(), id.value())
                        .update();
                changed();
            }
            return false;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String statement = row.isPresent()
                ? "update crawl_source set version = :version, definition = :definition, removed = :removed,"
                        + " updated_at = :now, origin = :origin where id = :id"
                : "insert into crawl_source (id, version, definition, removed, updated_at, origin)"
                        + " values (:id, :version, :definition, :removed, :now, :origin)";
        String version = "insert into crawl_source_version (id, version, definition, removed, changed_at, changed_by)"
                + " values (:id, :version, :definition, :removed, :now, :by)";
        for (String sql : List.of(statement, version)) {
            database.sql()
                    .sql(sql)
                    .param("id", id.value())
                    .param("version", row.map(SourceRow::version).orElse(0L) + 1)
                    .param("definition", definition)
                    .param("removed", removed)
                    .param("now", now)
                    .param("by", by)
                    .param("origin", origin.word())
                    .update();
        }
        changed();
        return true;
    }

    private void changed() {
        database.sql()
                .sql("update crawl_source_change set n = n + 1 where id = 1")
                .update();
    }

    private Optional<Outcome> taken(Source source) {
        for (var address : source.addresses()) {
            String host = address.getHost();
            List<SourceRow> mentioning = database.sql()
                    .sql(COLUMNS + " where not removed and id <> ? and definition like ?")
                    .param(source.id().value())
                    .param("%" + host + "%")
                    .query(SourceRow.class)
                    .list();
            for (SourceRow row : mentioning) {
                if (row.stored().source().addresses().stream()
                        .anyMatch(a -> a.getHost().equals(host))) {
                    return Optional.of(new Outcome.HostTaken(host, new SourceId(row.id())));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<SourceRow> watched(SourceId id) {
        return row(id).filter(row -> !row.removed());
    }

    private Optional<SourceRow> row(SourceId id) {
        return database.sql()
                .sql(COLUMNS + " where id = ?")
                .param(id.value())
                .query(SourceRow.class)
                .optional();
    }

    private List<SourceRow> rows() {
        return database.sql()
                .sql(COLUMNS + " order by id")
                .query(SourceRow.class)
                .list();
    }
}
