package andon.searchapi.members;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts with what belongs to them, in SQL; disabled ones too. */
final class MemberTable {
    private static final String SELECT =
            "select a.id, a.name, a.role, a.organisation, a.manager, a.disabled, a.created_at,"
                    + " (select count(*) from account_link l where l.account_id = a.id) as links,"
                    + " (select count(*) from api_key k where k.account_id = a.id and k.revoked_at is null"
                    + " and k.expires_at > :now) as good_keys from account a";

    private final Database database;

    MemberTable(Database database) {
        this.database = database;
    }

    /** @param organisation null: everybody */
    List<Member> of(@Nullable String organisation, Instant now) {
        return database.sql()
                .sql(SELECT + " where cast(:organisation as varchar) is null or a.organisation = :organisation"
                        + " order by a.organisation nulls first, a.name")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organisation", organisation)
                .query(MemberTable::row)
                .list();
    }

    Optional<Member> find(long id, Instant now) {
        return database.sql()
                .sql(SELECT + " where a.id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .query(MemberTable::row)
                .optional();
    }

    boolean isManager(long id) {
        return database.sql()
                .sql("select manager from account where id = ? and not disabled")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void manager(long id, boolean manager) {
        database.sql()
                .sql("update account set manager = ? where id = ?")
                .params(manager, id)
                .update();
    }

    void disabled(long id, boolean disabled) {
        database.sql()
                .sql("update account set disabled = ? where id = ?")
                .params(disabled, id)
                .update();
    }

    void role(long id, Role role) {
        database.sql()
                .sql("update account set role = ? where id = ?")
                .params(role.name(), id)
                .update();
    }

    private static Member row(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"),
                row.getBoolean("manager"),
                row.getBoolean("disabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("links") > 0,
                row.getInt("good_keys"));
    }
}
