package andon.corpus.watch;

import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to documents that mention an asset, whoever wanted to hear of it, and to those that analysts wanted to hear of. */
final class HappeningLog {
    private static final int MAX_DETAIL = 300;
    /** Of happenings that concern all whose assets the document mentions. */
    private static final String ALL = "";

    private final JdbcClient sql;

    HappeningLog(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Something that happened.
     *
     * @param state what it came to; a value where {@code event} is about one
     */
    record Happening(DocumentId document, News event, String state, String detail, Instant at) {}

    /** For all whose assets the document mentions. A replay notes nothing again. */
    void note(DocumentId document, News event, String state, String detail, Instant at) {
        note(document, ALL, event, state, detail, at);
    }

    /** A value of one owner that an edit brought. */
    void note(DocumentId document, OrganisationId owner, News event, String value, Instant at) {
        note(document, owner.value(), event, value, "", at);
    }

    private void note(DocumentId document, String owner, News event, String state, String detail, Instant at) {
        sql.sql("insert into happening (document_id, owner, event, state, detail, happened_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        document.value(),
                        owner,
                        event.word(),
                        state,
                        SqlAlerts.cut(detail, MAX_DETAIL),
                        AlertRows.time(at))
                .update();
    }

    /** From when on what happens is noted. */
    Instant since() {
        return sql.sql("select min(since) from happening_log")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** What happened to documents that mention an owner's assets, for analysts to any; the newest first. */
    List<Happening> of(OrganisationId owner, Instant from, int limit) {
        boolean anything = owner.equals(OrganisationId.ANALYSTS);
        List<Object> parameters = new ArrayList<>(List.of(AlertRows.time(from), ALL, owner.value()));
        if (!anything) {
            parameters.add(owner.value());
        }
        return sql.sql("select h.document_id, h.event, h.state, h.detail, h.happened_at from happening h"
                        + " where h.happened_at >= ? and h.owner in (?, ?)"
                        + (anything
                                ? ""
                                : " and exists (select 1 from mention m"
                                        + " where m.document_id = h.document_id and m.owner = ?)")
                        + " order by h.happened_at desc, h.document_id, h.event, h.state fetch first " + limit
                        + " rows only")
                .params(parameters)
                .query((row, i) -> new Happening(
                        new DocumentId(row.getString(1)),
                        News.ofWord(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }
}
