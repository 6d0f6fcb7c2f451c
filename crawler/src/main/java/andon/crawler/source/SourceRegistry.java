package andon.crawler.source;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources that are watched, kept in SQL with every version they had. Thread-safe; a change counts from the next visit
 * on.
 */
public final class SourceRegistry {
    private final Database database;
    private final InstantSource clock;

    public SourceRegistry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A source as it is kept.
     *
     * @param version counts the changes, from 1
     * @param since when this version was stored
     */
    public record Stored(Source source, long version, Instant since) {}

    /** What a {@link #replaceAll} did. */
    public record Changes(List<SourceId> added, List<SourceId> changed, List<SourceId> removed) {
        public Changes {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** Makes {@code sources} all that is watched, in one transaction. What a source no longer named has captured stays. */
    public Changes replaceAll(List<Source> sources) {
        return database.inTransaction(() -> {
            List<SourceId> added = new ArrayList<>();
            List<SourceId> changed = new ArrayList<>();
            List<SourceId> removed = new ArrayList<>();
            Set<SourceId> named = new HashSet<>();
            for (Source source : sources) {
                named.add(source.id());
                boolean known = find(source.id()).isPresent();
                if (upsert(source)) {
                    (known ? changed : added).add(source.id());
                }
            }
            for (Stored stored : all()) {
                if (!named.contains(stored.source().id())
                        && remove(stored.source().id())) {
                    removed.add(stored.source().id());
                }
            }
            return new Changes(added, changed, removed);
        });
    }

    /** Stores a source; says whether that changed anything. */
    public boolean upsert(Source source) {
        return store(source.id(), SourceDocument.write(source), false);
    }

    /** Stops watching a source; says whether it was watched. Its history stays. */
    public boolean remove(SourceId id) {
        return database.inTransaction(() -> find(id).map(
                        stored -> store(id, SourceDocument.write(stored.source()), true))
                .orElse(false));
    }

    private boolean store(SourceId id, String definition, boolean removed) {
        return database.inTransaction(() -> {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            Optional<Row> row = row(id);
            if (row.isPresent()
                    && row.get().removed() == removed
                    && (row.get().definition().equals(definition) || sameSource(row.get(), definition))) {
                return false;
            }
            long version = row.map(Row::version).orElse(0L) + 1;
            String statement = row.isPresent()
                    ? "update crawl_source set version = :version, definition = :definition, removed = :removed,"
                            + " updated_at = :now where id = :id and version = :version - 1"
                    : "insert into crawl_source (id, version, definition, removed, updated_at)"
                            + " values (:id, :version, :definition, :removed, :now)";
            for (String sql : List.of(
                    statement,
                    "insert into crawl_source_version (id, version, definition, removed, changed_at)"
                            + " values (:id, :version, :definition, :removed, :now)")) {
                int rows = database.sql()
                        .sql(sql)
                        .param("id", id.value())
                        .param("version", version)
                        .param("definition", definition)
                        .param("removed", removed)
                        .param("now", now)
                        .update();
                if (rows != 1) {
                    throw new IllegalStateException("the source " + id + " was changed by somebody else; try again");
                }
            }
            return true;
        });
    }

    public Optional<Stored> find(SourceId id) {
        return row(id).filter(row -> !row.removed()).map(SourceRegistry::stored);
    }

    /** All that is watched, by id. */
    public List<Stored> all() {
        return database
                .sql()
                .sql(
                        "select id, version, definition, removed, updated_at from crawl_source where not removed order by id")
                .query(Row.class)
                .list()
                .stream()
                .map(SourceRegistry::stored)
                .toList();
    }

    private Optional<Row> row(SourceId id) {
        return database.sql()
                .sql("select id, version, definition, removed, updated_at from crawl_source where id = ?")
                .param(id.value())
                .query(Row.class)
                .optional();
    }

    private static Stored stored(Row row) {
        try {
            Source source = SourcesFile.parse("crawl_source " + row.id(), row.definition())
                    .getFirst();
            return new Stored(source, row.version(), row.updatedAt().toInstant());
        } catch (SourcesFileException e) {
            throw new IllegalStateException("a stored source cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the texts mean the same: one was written before a key was known, which has its default there. */
    private static boolean sameSource(Row row, String definition) {
        return stored(row)
                .source()
                .equals(stored(new Row(row.id(), 1, definition, false, row.updatedAt()))
                        .source());
    }

    record Row(String id, long version, String definition, boolean removed, OffsetDateTime updatedAt) {}
}
