package andon.searchapi.requests;

import static andon.searchapi.requests.RequestTable.instant;
import static andon.searchapi.requests.RequestTable.utc;

import andon.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Versions of answers in SQL. They are only ever added. */
final class AnswerTable {
    /** How many versions a request can have. */
    static final int MAX_VERSIONS = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT = "select version, answered_at, answered_by, author, due_at, content"
            + " from request_answer where request_id = ? ";

    private final Database database;

    AnswerTable(Database database) {
        this.database = database;
    }

    /** Keeps what the request is answered with now, in the caller's transaction, which has the request locked. */
    void add(Request request, Casework casework, String by, Instant at) {
        int last = latest(request.id()).map(Answer::version).orElse(0);
        Casework content =
                new Casework(List.of(), casework.findings(), casework.commentary(), casework.countermeasures());
        database.sql()
                .sql(
                        "insert into request_answer (request_id, version, answered_at, answered_by, author, due_at, content)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        request.id(),
                        last + 1,
                        utc(at),
                        by,
                        request.author(),
                        utc(request.answerDue()),
                        JSON.writeValueAsString(content)))
                .update();
    }

    /** Oldest first. */
    List<Answer> all(long request) {
        return database.sql()
                .sql(SELECT + "order by version")
                .param(request)
                .query(AnswerTable::row)
                .list();
    }

    Optional<Answer> latest(long request) {
        return database.sql()
                .sql(SELECT + "order by version desc limit 1")
                .param(request)
                .query(AnswerTable::row)
                .optional();
    }

    Optional<Answer> find(long request, int version) {
        return database.sql()
                .sql(SELECT + "and version = ?")
                .params(request, version)
                .query(AnswerTable::row)
                .optional();
    }

    private static Answer row(ResultSet row, int n) throws SQLException {
        return new Answer(
                row.getInt("version"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("author"),
                instant(row, "due_at"),
                JSON.readValue(row.getString("content"), Casework.class));
    }
}
