package andon.searchapi.requests;

import static andon.searchapi.requests.RequestTable.instant;
import static andon.searchapi.requests.RequestTable.utc;

import andon.database.Database;
import andon.searchapi.accounts.User;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was changed about a request, for customer and analysts alike: its state, priority, label and who has it. */
public final class RequestHistory {
    /** How many changes of one request are kept; more are refused. */
    static final int MAX_CHANGES = 1000;

    private final Database database;

    RequestHistory(Database database) {
        this.database = database;
    }

    /** What of a request changes. */
    public enum Trait {
        STATE,
        PRIORITY,
        TLP,
        ASSIGNEE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change.
     *
     * @param was the word for it before; null: there was none
     * @param became the word for it since; null: there is none
     * @param reason in the words of who changed it; null: none was given
     */
    public record Change(
            Instant at,
            String by,
            String role,
            Trait trait,
            @Nullable String was,
            @Nullable String became,
            @Nullable String reason) {}

    void add(
            long request,
            User by,
            Trait trait,
            @Nullable String was,
            @Nullable String became,
            @Nullable String reason,
            Instant at) {
        database.sql()
                .sql("insert into request_change (request_id, changed_at, author, role, trait, was, became, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(request, utc(at), by.name(), by.role().word(), trait.name(), was, became, reason))
                .update();
    }

    boolean full(long request) {
        return database.sql()
                        .sql("select count(*) from request_change where request_id = ?")
                        .param(request)
                        .query(Long.class)
                        .single()
                >= MAX_CHANGES;
    }

    /** Oldest first. */
    List<Change> of(long request) {
        return database.sql()
                .sql("select * from request_change where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Change(
                        instant(row, "changed_at"),
                        row.getString("author"),
                        row.getString("role"),
                        Trait.valueOf(row.getString("trait")),
                        row.getString("was"),
                        row.getString("became"),
                        row.getString("reason")))
                .list();
    }
}
