package andon.searchapi.audit;

import andon.database.Database;
import andon.evidence.ChainHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The audit log's rows and the end of their chain in SQL. */
final class AuditChain {
    private static final int BATCH = 1000;

    static final String COLUMNS =
            "id, at, user_name, role, organisation, address, action, subject, detail, previous_hash, entry_hash";

    private final Database database;

    AuditChain(Database database) {
        this.database = database;
    }

    /** The end of the chain. */
    record Head(long id, String hash) {}

    Head head() {
        return database.sql()
                .sql("select last_id, last_hash from audit_chain where id = 1")
                .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    /**
     * Adds records behind the last, in the caller's transaction, and holds the end of the chain until that ends: to be called
     * when nothing else is left to do in it.
     *
     * @param entries their ids are given here
     */
    Head append(List<AuditLog.Entry> entries) {
        Head head = lockHead();
        for (AuditLog.Entry entry : entries) {
            AuditLink link = AuditLink.following(head.hash(), entry.withId(head.id() + 1));
            insert(link);
            head = new Head(link.entry().id(), Objects.requireNonNull(link.hash()));
        }
        move(head);
        return head;
    }

    private Head lockHead() {
        record Locked(Head head, boolean begun) {}
        Locked locked = database.sql()
                .sql("select last_id, last_hash, begun from audit_chain where id = 1 for update")
                .query((row, n) -> new Locked(new Head(row.getLong(1), row.getString(2)), row.getBoolean(3)))
                .single();
        return locked.begun() ? locked.head() : tieEarlier();
    }

    /** Ties what was written before there was a chain, in the order of its ids, which may have gaps. */
    private Head tieEarlier() {
        Head head = new Head(0, ChainHash.NONE);
        for (List<AuditLink> batch = after(0); !batch.isEmpty(); batch = after(head.id())) {
            List<Object[]> tied = new ArrayList<>();
            for (AuditLink loose : batch) {
                AuditLink link = AuditLink.following(head.hash(), loose.entry());
                head = new Head(link.entry().id(), Objects.requireNonNull(link.hash()));
                tied.add(new Object[] {head.hash(), link.previousHash(), head.id()});
            }
            database.jdbc().batchUpdate("update audit_log set entry_hash = ?, previous_hash = ? where id = ?", tied);
        }
        return head;
    }

    private void insert(AuditLink link) {
        AuditLog.Entry entry = link.entry();
        database.sql()
                .sql("insert into audit_log (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        entry.id(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.user(),
                        entry.role(),
                        entry.organisation(),
                        entry.address(),
                        entry.action(),
                        entry.subject(),
                        entry.detail(),
                        link.previousHash(),
                        link.hash()))
                .update();
    }

    private void move(Head head) {
        int moved = database.sql()
                .sql("update audit_chain set last_id = ?, last_hash = ?, begun = true where id = 1")
                .params(head.id(), head.hash())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("the audit chain has no end to move");
        }
    }

    /** The next records behind an id, at most a thousand. */
    List<AuditLink> after(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from audit_log where id > ? order by id limit " + BATCH)
                .param(id)
                .query(AuditChain::link)
                .list();
    }

    /** The first record behind the end of the chain, which no one but an intruder can have written. */
    Optional<Long> behindTheEnd() {
        return database.sql()
                .sql("select id from audit_log where id > (select last_id from audit_chain where id = 1)"
                        + " order by id limit 1")
                .query(Long.class)
                .optional();
    }

    boolean begun() {
        return database.sql()
                .sql("select begun from audit_chain where id = 1")
                .query(Boolean.class)
                .single();
    }

    static AuditLink link(ResultSet row, int number) throws SQLException {
        return new AuditLink(entry(row, number), row.getString("previous_hash"), row.getString("entry_hash"));
    }

    static AuditLog.Entry entry(ResultSet row, int number) throws SQLException {
        return new AuditLog.Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("user_name"),
                row.getString("role"),
                row.getString("organisation"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
