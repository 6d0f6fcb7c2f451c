package andon.searchapi.requests;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.databind.json.JsonMapper;

/** Requests in SQL. */
final class RequestTable {
    /** How many requests one list shows; more than a team can have open. */
    static final int MAX_LIST = 1000;

    private static final String COLUMNS = "id, organisation, type, priority, state, brand, domain, question,"
            + " period_from, period_to, filed_by, filed_at, first_reply_due, answer_due, first_reply_at, answered_at,"
            + " assignee";

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    RequestTable(Database database) {
        this.database = database;
    }

    /** Returns the request with its new id; the id given is ignored. */
    Request insert(Request r, FirstLook look) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        Question q = r.question();
        database.sql()
                .sql("insert into customer_request (organisation, type, priority, state, brand, domain, question,"
                        + " period_from, period_to, filed_by, filed_at, first_reply_due, answer_due, first_look)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        r.organisation().value(),
                        r.type().name(),
                        r.priority().name(),
                        r.state().name(),
                        q.brand(),
                        q.domain(),
                        q.text(),
                        q.from(),
                        q.to(),
                        r.filedBy(),
                        utc(r.filedAt()),
                        utc(r.firstReplyDue()),
                        utc(r.answerDue()),
                        json.writeValueAsString(look)))
                .update(key, "id");
        return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
    }

    Optional<Request> find(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from customer_request where id = ?")
                .param(id)
                .query(RequestTable::row)
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
                .query(RequestTable::row)
                .list();
    }

    /** Moves it if it still stands where the caller believes; returns whether it did. */
    boolean move(long id, RequestState from, RequestState to, @Nullable String assignee) {
        return database.sql()
                        .sql("update customer_request set state = :to,"
                                + " assignee = coalesce(cast(:assignee as varchar), assignee)"
                                + " where id = :id and state = :from")
                        .param("to", to.name())
                        .param("assignee", assignee)
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                > 0;
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

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Request row(ResultSet row, int n) throws SQLException {
        return new Request(
                row.getLong("id"),
                new OrganisationId(row.getString("organisation")),
                RequestType.valueOf(row.getString("type")),
                Priority.valueOf(row.getString("priority")),
                RequestState.valueOf(row.getString("state")),
                new Question(
                        row.getString("brand"),
                        row.getString("domain"),
                        row.getString("question"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class)),
                row.getString("filed_by"),
                instant(row, "filed_at"),
                instant(row, "first_reply_due"),
                instant(row, "answer_due"),
                instantOrNull(row, "first_reply_at"),
                instantOrNull(row, "answered_at"),
                row.getString("assignee"));
    }
}
