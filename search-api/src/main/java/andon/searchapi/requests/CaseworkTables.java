package andon.searchapi.requests;

import static andon.searchapi.requests.RequestTable.instant;
import static andon.searchapi.requests.RequestTable.instantOrNull;
import static andon.searchapi.requests.RequestTable.utc;

import andon.corpus.index.IndexedDocument;
import andon.database.Database;
import andon.searchapi.accounts.User;
import andon.searchapi.requests.Casework.Commentary;
import andon.searchapi.requests.Casework.Countermeasure;
import andon.searchapi.requests.Casework.Finding;
import andon.searchapi.requests.Casework.Message;
import andon.searchapi.requests.Casework.Passage;
import andon.vocabulary.Capture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Messages, findings, commentary and countermeasures in SQL. */
final class CaseworkTables {
    /** How many of each kind a request can have; the services refuse more. */
    static final int MAX_EACH = 500;

    private static final int MAX_EXCERPT = 600;
    private static final int MAX_TITLE = 1000;

    private final Database database;
    private final Attachments attachments;

    CaseworkTables(Database database, Attachments attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    Casework of(long request) {
        return new Casework(messages(request), findings(request), commentary(request), countermeasures(request));
    }

    boolean full(String table, long request) {
        return database.sql()
                        .sql("select count(*) from " + table + " where request_id = ?")
                        .param(request)
                        .query(Long.class)
                        .single()
                >= MAX_EACH;
    }

    /** Returns its number. */
    long message(long request, User author, String body, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into request_message (request_id, author, role, written_at, body) values (?, ?, ?, ?, ?)")
                .params(request, author.name(), author.role().word(), utc(at), body)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** What Andon itself has to say. */
    void ownMessage(long request, String body, Instant at) {
        database.sql()
                .sql("insert into request_message (request_id, author, role, written_at, body)"
                        + " values (?, 'Andon', 'system', ?, ?)")
                .params(request, utc(at), body)
                .update();
    }

    /** The role's word of who wrote last; empty if nobody has. */
    Optional<String> lastWriter(long request) {
        return database.sql()
                .sql("select role from request_message where request_id = ? and role <> 'system'"
                        + " order by id desc limit 1")
                .param(request)
                .query((row, n) -> row.getString("role"))
                .optional();
    }

    /** Returns false if this version of the document is pinned already. */
    boolean finding(long request, IndexedDocument d, Capture capture, String note, User by, Instant at) {
        try {
            database.sql()
                    .sql("insert into request_finding (request_id, document_id, document_version, source, title,"
                            + " excerpt, address, captured_at, capture_seq, warc_file, warc_offset, payload_sha256,"
                            + " note, pinned_by, pinned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            request,
                            d.id().value(),
                            d.version(),
                            d.document().source().value(),
                            d.document().title() == null
                                    ? null
                                    : cut(d.document().title(), MAX_TITLE),
                            cut(d.document().text(), MAX_EXCERPT),
                            capture.address().toString(),
                            utc(capture.capturedAt()),
                            capture.seq(),
                            capture.location().file(),
                            capture.location().offset(),
                            capture.payloadSha256(),
                            note,
                            by.name(),
                            utc(at)))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The finding that pins this version of the document, if there is one. */
    Optional<Long> pinned(long request, IndexedDocument d) {
        return database.sql()
                .sql("select id from request_finding where request_id = ? and document_id = ? and document_version = ?")
                .params(request, d.id().value(), d.version())
                .query(Long.class)
                .optional();
    }

    /** A request's passages by the finding that they belong to. */
    Map<Long, List<Passage>> passages(long request) {
        return database
                .sql()
                .sql("select p.* from request_passage p join request_finding f on f.id = p.finding_id"
                        + " where f.request_id = ? order by p.start_at, p.end_at")
                .param(request)
                .query((row, n) -> Map.entry(
                        row.getLong("finding_id"),
                        new Passage(
                                row.getInt("start_at"),
                                row.getInt("end_at"),
                                row.getString("words"),
                                row.getString("note"),
                                row.getString("pinned_by"),
                                instant(row, "pinned_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void passage(long finding, Passage passage) {
        database.sql()
                .sql("insert into request_passage (finding_id, start_at, end_at, words, note, pinned_by, pinned_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        finding,
                        passage.start(),
                        passage.end(),
                        passage.words(),
                        passage.note(),
                        passage.pinnedBy(),
                        utc(passage.pinnedAt()))
                .update();
    }

    /** Returns whether the request has such a finding. */
    boolean judgement(long request, long finding, Ladder judgement, Admiralty admiralty, User by, Instant at) {
        return database.sql()
                        .sql("update request_finding set judgement = ?, admiralty = ?, judged_by = ?, judged_at = ?"
                                + " where request_id = ? and id = ?")
                        .params(judgement.name(), admiralty.code(), by.name(), utc(at), request, finding)
                        .update()
                > 0;
    }

    void commentary(long request, User author, String body, Instant at) {
        database.sql()
                .sql("insert into request_commentary (request_id, author, written_at, body) values (?, ?, ?, ?)")
                .params(request, author.name(), utc(at), body)
                .update();
    }

    void countermeasure(
            long request,
            String action,
            String owner,
            @Nullable LocalDate due,
            List<String> mitigations,
            User by,
            Instant at) {
        database.sql()
                .sql("insert into request_countermeasure (request_id, action, owner, due, state, recommended_by,"
                        + " recommended_at, mitigations) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        request,
                        action,
                        owner,
                        due,
                        CountermeasureState.PROPOSED.name(),
                        by.name(),
                        utc(at),
                        String.join(",", mitigations)))
                .update();
    }

    /** Returns whether the request has such a countermeasure. */
    boolean countermeasureState(long request, long id, CountermeasureState state) {
        return database.sql()
                        .sql("update request_countermeasure set state = ? where request_id = ? and id = ?")
                        .params(state.name(), request, id)
                        .update()
                > 0;
    }

    private List<Message> messages(long request) {
        Map<Long, List<Attachment>> files = attachments.of(request);
        return database.sql()
                .sql("select id, author, role, written_at, body from request_message where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Message(
                        row.getLong("id"),
                        row.getString("author"),
                        row.getString("role"),
                        instant(row, "written_at"),
                        row.getString("body"),
                        files.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private List<Finding> findings(long request) {
        Map<Long, List<Passage>> passages = passages(request);
        return database.sql()
                .sql("select * from request_finding where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Finding(
                        row.getLong("id"),
                        row.getString("document_id"),
                        row.getInt("document_version"),
                        row.getString("source"),
                        row.getString("title"),
                        row.getString("excerpt"),
                        row.getString("address"),
                        instant(row, "captured_at"),
                        row.getLong("capture_seq"),
                        row.getString("warc_file"),
                        row.getLong("warc_offset"),
                        row.getString("payload_sha256"),
                        row.getString("note"),
                        row.getString("pinned_by"),
                        instant(row, "pinned_at"),
                        Ladder.valueOf(row.getString("judgement")),
                        Admiralty.parse(row.getString("admiralty")),
                        row.getString("judged_by"),
                        instantOrNull(row, "judged_at"),
                        passages.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private List<Commentary> commentary(long request) {
        return database.sql()
                .sql("select id, author, written_at, body from request_commentary where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Commentary(
                        row.getLong("id"), row.getString("author"), instant(row, "written_at"), row.getString("body")))
                .list();
    }

    private List<Countermeasure> countermeasures(long request) {
        return database.sql()
                .sql("select * from request_countermeasure where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Countermeasure(
                        row.getLong("id"),
                        row.getString("action"),
                        row.getString("owner"),
                        row.getObject("due", LocalDate.class),
                        CountermeasureState.valueOf(row.getString("state")),
                        row.getString("recommended_by"),
                        instant(row, "recommended_at"),
                        Mitigations.parse(row.getString("mitigations"))))
                .list();
    }

    private static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }
}
