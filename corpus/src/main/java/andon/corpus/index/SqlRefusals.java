package andon.corpus.index;

import andon.database.Database;
import andon.vocabulary.DocumentId;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps in SQL what engines refuse, so that every process can tell of it, and writes it to the log. Thread-safe. */
public final class SqlRefusals implements Refusals {
    private static final int LONGEST_REASON = 200;
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlRefusals(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    @Override
    public void refused(DocumentId id, String reason) {
        LOGGED.refused(id, reason);
        String kept = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        database.inTransaction(() -> {
            forget(id);
            sql.sql(
                            "insert into index_refusal (document_id, reason, refused_at) values (?, ?, ?) on conflict do nothing")
                    .params(
                            id.value(),
                            kept,
                            clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** How many documents are refused, as far as it is known. */
    public long count() {
        return sql.sql("select count(*) from index_refusal").query(Long.class).single();
    }

    /** Forgets those that the index has by now. */
    public void forgetTaken(DocumentIndex index) {
        String after = "";
        List<String> some = next(after);
        while (!some.isEmpty()) {
            for (String value : some) {
                DocumentId id = new DocumentId(value);
                if (index.get(id, new Visibility.Everything()).isPresent()) {
                    forget(id);
                }
                after = value;
            }
            some = next(after);
        }
    }

    private List<String> next(String after) {
        return sql.sql("select document_id from index_refusal where document_id > ? order by document_id limit ?")
                .params(after, AT_ONCE)
                .query(String.class)
                .list();
    }

    private void forget(DocumentId id) {
        sql.sql("delete from index_refusal where document_id = ?")
                .param(id.value())
                .update();
    }
}
