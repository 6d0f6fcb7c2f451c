package andon.searchapi.requests;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Tlp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Requests in SQL. */
final class RequestTable {
    /** How many requests one list shows; more than a team can have open. */
    static final int MAX_LIST = 1000;

    private static final String COLUMNS = "id, organisation, type, priority, tlp, state, asked, filed_by,"
            + " filed_at, first_reply_due, answer_due, paused_at, first_reply_at, answered_at, assignee, author, asked_at";

    private final Database database;
    /** Questions that were filed before they were kept as JSON can hold raw control characters: see V5_20. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    RequestTable(Database database) {
        this.database = database;
    }

    /** Returns the request with its new id; the id given is ignored. */
    Request insert(Request r, FirstLook look) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into customer_request (organisation, type, priority, tlp, state, asked, filed_by,"
                        + " filed_at, first_reply_due, answer_due, first_look)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        r.organisation().value(),
                        r.type().name(),
                        r.priority().name(),
                        r.tlp().name(),
                        r.state().name(),
                        json.writeValueAsString(QuestionForm.of(r.question())),
                        r.filedBy(),
                        utc(r.filedAt()),
                        utc(r.firstReplyDue()),
                        utc(r.answerDue()),
                        json.writeValueAsString(look))
                .update(key, "id");
        return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
    }

    Optional<Request> find(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from customer_request where id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    Optional<FirstLook> firstLook(long id) {
        return database.sql()
                .sql("select first_look from customer_request where id = ?")
                .param(id)
                .query((row, n) -> json.readValue(row.getString("first_look"), FirstLook.class))
                .optional();
    }

    /** The newest requests of an organisation, or of all if it is null. */
    List<Request> list(@Nullable OrganisationId organisation) {
        return database.sql()
                .sql("select " + COLUMNS + " from customer_request"
                        + " where cast(:organisation as varchar) is null or organisation = :organisation"
                        + " order by case when state in ('CLOSED', 'DECLINED') then 1 else 0 end, id desc"
                        + " limit " + MAX_LIST)
                .param("organisation", organisation == null ? null : organisation.value())
                .query(this::row)
                .list();
    }

    /** Those whose clocks run, what is due first on top. */
    List<Request> running() {
        return database.sql()
                .sql("select " + COLUMNS + " from customer_request where answered_at is null and paused_at is null"
                        + " and state not in ('CLOSED', 'DECLINED') order by answer_due, id limit " + MAX_LIST)
                .query(this::row)
                .list();
    }

    /** The request as it is, which nobody else changes before the caller's transaction ends. */
    Optional<Request> locked(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from customer_request where id = ? for update")
                .param(id)
                .query(this::row)
                .optional();
    }

    void priority(long id, Priority priority) {
        set(id, "priority", priority.name());
    }

    void tlp(long id, Tlp tlp) {
        set(id, "tlp", tlp.name());
    }

    void assignee(long id, @Nullable String name) {
        set(id, "assignee", name);
    }

    void author(long id, String name) {
        set(id, "author", name);
    }

    /** Asked again: nothing is replied or answered any more, and the clocks count from {@code at}. */
    void askedAgain(long id, Instant at) {
        database.sql()
                .sql("update customer_request set asked_at = ?, first_reply_at = null, answered_at = null where id = ?")
                .params(utc(at), id)
                .update();
    }

    private void set(long id, String column, @Nullable String value) {
        database.sql()
                .sql("update customer_request set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    /** @param assignee who has it from now on; null: who had it */
    void move(long id, RequestState to, @Nullable String assignee) {
        set(id, "state", to.name());
        if (assignee != null) {
            assignee(id, assignee);
        }
    }

    /** Notes the first reply; later ones change nothing. */
    void replied(long id, Instant at) {
        database.sql()
                .sql("update customer_request set first_reply_at = ? where id = ? and first_reply_at is null")
                .params(utc(at), id)
                .update();
    }

    /** Notes when it was answered first; a corrected answer does not reset the clock. */
    void answered(long id, Instant at) {
        database.sql()
                .sql("update customer_request set answered_at = ? where id = ? and answered_at is null")
                .params(utc(at), id)
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Request row(ResultSet row, int n) throws SQLException {
        RequestType type = RequestType.valueOf(row.getString("type"));
        return new Request(
                row.getLong("id"),
                new OrganisationId(row.getString("organisation")),
                type,
                Priority.valueOf(row.getString("priority")),
                Tlp.valueOf(row.getString("tlp")),
                RequestState.valueOf(row.getString("state")),
                json.readValue(row.getString("asked"), QuestionForm.class).read(type),
                row.getString("filed_by"),
                instant(row, "filed_at"),
                instant(row, "first_reply_due"),
                instant(row, "answer_due"),
                instantOrNull(row, "paused_at"),
                instantOrNull(row, "first_reply_at"),
                instantOrNull(row, "answered_at"),
                row.getString("assignee"),
                row.getString("author"),
                instantOrNull(row, "asked_at"));
    }
}
