package andon.searchapi.knowledge;

import andon.database.Database;
import andon.searchapi.knowledge.KnowledgeEntry.Kind;
import andon.searchapi.knowledge.KnowledgeReader.Edition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.databind.json.JsonMapper;

/** What is known, in SQL. */
final class KnowledgeTable {
    private static final int BATCH = 1000;
    private static final int MAX_FOUND = 100;
    private static final String COLUMNS = "v.id, v.body, v.part, v.file_name, v.sha256, v.bytes, v.entries, v.skipped,"
            + " v.edition, v.as_of, v.imported_at, v.imported_by, v.checked_at, v.current_one";

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    KnowledgeTable(Database database) {
        this.database = database;
    }

    /** Holds other imports and restorations of the body off until the transaction ends. */
    void lock(KnowledgeBody body) {
        database.sql()
                .sql("select body from knowledge_body where body = ? for update")
                .param(body.name())
                .query(String.class)
                .single();
    }

    Optional<KnowledgeVersion> currentWith(KnowledgeBody body, String sha256) {
        return database.sql()
                .sql("select " + COLUMNS
                        + " from knowledge_version v where v.body = ? and v.sha256 = ? and v.current_one"
                        + " order by v.id limit 1")
                .params(body.name(), sha256)
                .query(KnowledgeTable::version)
                .optional();
    }

    void checked(long id, Instant now) {
        database.sql()
                .sql("update knowledge_version set checked_at = ? where id = ?")
                .params(utc(now), id)
                .update();
    }

    /** A version that tells nothing yet. */
    long begin(KnowledgeBody body, KnowledgeFile file, String who, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into knowledge_version (body, part, file_name, sha256, bytes, entries, skipped, edition,"
                        + " imported_at, imported_by, checked_at, current_one)"
                        + " values (?, '', ?, ?, ?, 0, 0, '', ?, ?, ?, false)")
                .params(body.name(), file.name(), file.sha256(), file.bytes(), utc(now), who, utc(now))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void end(long id, Edition edition, int entries, int skipped) {
        Instant asOf = edition.asOf();
        database.sql()
                .sql("update knowledge_version set part = :part, edition = :edition,"
                        + " as_of = cast(:asOf as timestamp(6) with time zone), entries = :entries, skipped = :skipped"
                        + " where id = :id")
                .param("part", edition.part())
                .param("edition", edition.name())
                .param("asOf", asOf == null ? null : utc(asOf))
                .param("entries", entries)
                .param("skipped", skipped)
                .param("id", id)
                .update();
    }

    /** Makes it the one of its part that is looked into. */
    void makeCurrent(KnowledgeVersion version) {
        database.sql()
                .sql("update knowledge_version set current_one = (id = :id) where body = :body and part = :part")
                .param("id", version.id())
                .param("body", version.body().name())
                .param("part", version.part())
                .update();
    }

    Optional<KnowledgeVersion> find(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from knowledge_version v where v.id = ?")
                .param(id)
                .query(KnowledgeTable::version)
                .optional();
    }

    /** The newest first. */
    List<KnowledgeVersion> of(KnowledgeBody body, String part) {
        return database.sql()
                .sql("select " + COLUMNS + " from knowledge_version v where v.body = ? and v.part = ?"
                        + " order by v.id desc")
                .params(body.name(), part)
                .query(KnowledgeTable::version)
                .list();
    }

    /** How many parts of the body are looked into. */
    int parts(KnowledgeBody body) {
        return database.sql()
                .sql("select count(*) from knowledge_version where body = ? and current_one")
                .param(body.name())
                .query(Integer.class)
                .single();
    }

    /** All that are kept, in the order of the bodies and their parts, the newest first. */
    List<KnowledgeVersion> all() {
        List<KnowledgeVersion> all = new ArrayList<>(database.sql()
                .sql("select " + COLUMNS + " from knowledge_version v order by v.part, v.id desc")
                .query(KnowledgeTable::version)
                .list());
        all.sort(java.util.Comparator.comparing(KnowledgeVersion::body));
        return all;
    }

    void remove(long id) {
        for (String table : List.of("knowledge_name", "knowledge_entry")) {
            database.sql()
                    .sql("delete from " + table + " where version_id = ?")
                    .param(id)
                    .update();
        }
        database.sql()
                .sql("delete from knowledge_version where id = ?")
                .param(id)
                .update();
    }

    record Found(KnowledgeEntry entry, KnowledgeVersion version) {}

    /** What the current versions tell by this key. */
    List<Found> byKey(Collection<Kind> kinds, String key) {
        return database.sql()
                .sql("select e.kind, e.content, " + COLUMNS + " from knowledge_version v"
                        + " join knowledge_entry e on e.version_id = v.id and e.kind in (:kinds) and e.entry_key = :key"
                        + " where v.current_one"
                        + " order by v.id limit " + MAX_FOUND)
                .param("key", key)
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .query(this::found)
                .list();
    }

    /** What the current versions tell of something with this name. */
    List<Found> byName(Collection<Kind> kinds, String folded) {
        return database.sql()
                .sql("select e.kind, e.content, " + COLUMNS + " from knowledge_name n"
                        + " join knowledge_version v on v.id = n.version_id"
                        + " join knowledge_entry e on e.version_id = n.version_id and e.kind = n.kind"
                        + " and e.entry_key = n.entry_key"
                        + " where n.folded = :folded and n.kind in (:kinds) and v.current_one"
                        + " order by v.id, e.entry_key limit " + MAX_FOUND)
                .param("folded", folded)
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .query(this::found)
                .list();
    }

    private Found found(ResultSet row, int n) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        return new Found(json.readValue(row.getString("content"), kind.form()), version(row, n));
    }

    private static KnowledgeVersion version(ResultSet row, int n) throws SQLException {
        return new KnowledgeVersion(
                row.getLong("id"),
                KnowledgeBody.valueOf(row.getString("body")),
                row.getString("part"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getInt("entries"),
                row.getInt("skipped"),
                row.getString("edition"),
                instant(row, "as_of"),
                Objects.requireNonNull(instant(row, "imported_at")),
                row.getString("imported_by"),
                Objects.requireNonNull(instant(row, "checked_at")),
                row.getBoolean("current_one"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    Writer writer(long version) {
        return new Writer(version);
    }

    /** Writes a version's entries, many at a time; of several with one key the first is kept. */
    final class Writer implements KnowledgeReader.Sink {
        private final long version;
        private final List<Object[]> rows = new ArrayList<>();
        private final List<Object[]> names = new ArrayList<>();
        private int entries;
        private int skipped;

        private Writer(long version) {
            this.version = version;
        }

        @Override
        public void put(KnowledgeEntry entry) {
            String kind = entry.kind().name();
            rows.add(new Object[] {version, kind, entry.key(), json.writeValueAsString(entry)});
            TreeSet<String> folded = new TreeSet<>();
            entry.names().forEach(name -> folded.add(KnowledgeText.folded(name)));
            folded.remove("");
            folded.forEach(name -> names.add(new Object[] {version, kind, name, entry.key()}));
            if (rows.size() >= BATCH) {
                flush();
            }
        }

        @Override
        public void skip() {
            skipped++;
        }

        void flush() {
            int kept = 0;
            for (int count : database.jdbc()
                    .batchUpdate(
                            "insert into knowledge_entry (version_id, kind, entry_key, content) values (?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            rows)) {
                kept += count > 0 ? 1 : 0;
            }
            entries += kept;
            skipped += rows.size() - kept;
            if (!names.isEmpty()) {
                database.jdbc()
                        .batchUpdate(
                                "insert into knowledge_name (version_id, kind, folded, entry_key) values (?, ?, ?, ?)"
                                        + " on conflict do nothing",
                                names);
            }
            rows.clear();
            names.clear();
        }

        int entries() {
            return entries;
        }

        int skipped() {
            return skipped;
        }
    }
}
