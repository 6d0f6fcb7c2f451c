package andon.corpus.ledger;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DumpSummary;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows in SQL, on H2 and PostgreSQL: looked up and inserted some thousands at a time. */
public final class SqlDumpRows implements DumpRows {
    private static final int CHUNK = 5_000;

    private final Database database;
    private final JdbcClient sql;

    public SqlDumpRows(Database database) {
        this.database = database;
        this.sql = database.sql();
    }

    @Override
    public DumpSummary record(Document document, DumpSummary summary, long[] rows, Capture capture) {
        return database.inTransaction(() -> {
            long own = dump(document.id(), capture);
            Map<Long, Long> byDump = new HashMap<>();
            for (int from = 0; from < Math.min(rows.length, MAX_KEPT); from += CHUNK) {
                Long[] keys = Arrays.stream(rows, from, Math.min(rows.length, from + CHUNK))
                        .boxed()
                        .toArray(Long[]::new);
                // First come, first kept: what is there already belongs to the dump that brought it.
                sql.sql("insert into dump_row (row_key, dump_id) select k, cast(? as bigint)"
                                + " from unnest(cast(? as bigint array)) as t(k) on conflict do nothing")
                        .params(own, keys)
                        .update();
                sql.sql("select dump_id, count(*) from dump_row where row_key = any(cast(? as bigint array))"
                                + " group by dump_id")
                        .params(List.of((Object) keys))
                        .query((row, i) -> byDump.merge(row.getLong(1), row.getLong(2), Long::sum))
                        .list();
            }
            byDump.remove(own);
            long again = byDump.values().stream().mapToLong(Long::longValue).sum();
            return summary.withEarlier(again, earlier(byDump));
        });
    }

    private long dump(DocumentId document, Capture capture) {
        OffsetDateTime at = capture.capturedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        sql.sql("insert into dump (document_id, seen_at) values (?, ?) on conflict do nothing")
                .params(document.value(), at)
                .update();
        return sql.sql("select id from dump where document_id = ?")
                .param(document.value())
                .query(Long.class)
                .single();
    }

    private List<DumpSummary.Earlier> earlier(Map<Long, Long> byDump) {
        List<Map.Entry<Long, Long>> most = byDump.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(DumpSummary.MOST_EARLIER)
                .toList();
        List<DumpSummary.Earlier> earlier = new ArrayList<>();
        for (Map.Entry<Long, Long> one : most) {
            earlier.add(sql.sql("select document_id, seen_at from dump where id = ?")
                    .param(one.getKey())
                    .query((row, i) -> new DumpSummary.Earlier(
                            new DocumentId(row.getString(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            one.getValue()))
                    .single());
        }
        return earlier;
    }
}
