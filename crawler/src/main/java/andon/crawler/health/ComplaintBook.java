package andon.crawler.health;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which complaints stand, since when, and what operators were told of them, in SQL. A complaint is one as long as it lasts,
 * however often it is found; that it ended is told if it was told that it began. Thread-safe; several processes may share it.
 */
public final class ComplaintBook {
    private final Database database;

    public ComplaintBook(Database database) {
        this.database = database;
    }

    /**
     * A complaint as it stands.
     *
     * @param overAt when it ended; empty while it lasts
     * @param toldAt when operators were last told of it
     */
    public record Entry(
            SourceId source,
            String kind,
            String about,
            String detail,
            boolean grave,
            Instant since,
            Optional<Instant> overAt,
            Optional<Instant> toldAt) {}

    private record Key(SourceId source, String kind, String about) {}

    /** Brings the book in line with what was judged; complaints of sources that are no longer watched are struck out. */
    public void note(List<SourceHealth> judged, Instant now) {
        reconcile(all(), judged, now);
    }

    /** The same for one source; nothing is noted of others. */
    public void note(SourceHealth judged, Instant now) {
        List<Entry> entries = all().stream()
                .filter(entry -> entry.source().equals(judged.source()))
                .toList();
        reconcile(entries, List.of(judged), now);
    }

    private void reconcile(List<Entry> entries, List<SourceHealth> judged, Instant now) {
        Map<Key, Entry> known = new HashMap<>();
        entries.forEach(entry -> known.put(new Key(entry.source(), entry.kind(), entry.about()), entry));
        Set<SourceId> watched = new HashSet<>();
        for (SourceHealth health : judged) {
            watched.add(health.source());
            for (Complaint complaint : health.complaints()) {
                Entry entry =
                        known.remove(new Key(health.source(), complaint.kind().code(), complaint.about()));
                if (entry == null) {
                    insert(health.source(), complaint, now);
                } else if (entry.overAt().isPresent() || !entry.detail().equals(complaint.detail())) {
                    refresh(entry, complaint);
                }
            }
        }
        for (Entry gone : known.values()) {
            if (!watched.contains(gone.source()) || gone.toldAt().isEmpty()) {
                delete(gone);
            } else if (gone.overAt().isEmpty()) {
                end(gone, now);
            }
        }
    }

    /** Notes a complaint at once, before anybody judges the source. */
    public void raise(SourceId source, Complaint complaint, Instant now) {
        insert(source, complaint, now);
    }

    private void insert(SourceId source, Complaint complaint, Instant now) {
        database.sql()
                .sql("insert into health_complaint (source, kind, about, detail, grave, since)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        source.value(),
                        complaint.kind().code(),
                        complaint.about(),
                        complaint.detail(),
                        complaint.kind().isGrave(),
                        time(now))
                .update();
    }

    /** What came back before anybody was told that it was over, never was. */
    private void refresh(Entry entry, Complaint complaint) {
        change(entry, "update health_complaint set detail = ?, over_at = null", List.of(complaint.detail()));
    }

    private void end(Entry entry, Instant now) {
        change(entry, "update health_complaint set over_at = ?", List.of(time(now)));
    }

    private void delete(Entry entry) {
        change(entry, "delete from health_complaint", List.of());
    }

    private void change(Entry entry, String statement, List<?> values) {
        change(entry, statement, values, "");
    }

    private void change(Entry entry, String statement, List<?> values, String condition) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(entry.source().value(), entry.kind(), entry.about()));
        database.sql()
                .sql(statement + " where source = ? and kind = ? and about = ?" + condition)
                .params(all)
                .update();
    }

    /** What stands now, the longest first. */
    public List<Entry> standing() {
        return all().stream().filter(entry -> entry.overAt().isEmpty()).toList();
    }

    private List<Entry> all() {
        return database.sql()
                .sql("select source, kind, about, detail, grave, since, over_at, told_at from health_complaint"
                        + " order by since, source, kind, about")
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new SourceId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row.getObject(7, OffsetDateTime.class)),
                instant(row.getObject(8, OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * What operators are to be told. Only what is grave: the rest waits in the console until somebody looks.
     *
     * @param begun of which nobody was told
     * @param over of which it was told that they began
     * @param lasting of which nobody was told for a while
     */
    public record News(List<Entry> begun, List<Entry> over, List<Entry> lasting) {
        public News {
            begun = List.copyOf(begun);
            over = List.copyOf(over);
            lasting = List.copyOf(lasting);
        }

        public boolean isEmpty() {
            return begun.isEmpty() && over.isEmpty() && lasting.isEmpty();
        }
    }

    /**
     * Takes the right to tell what is new, for {@code lease}; nobody else gets it meanwhile. Empty if there is nothing to
     * tell, or it is another's turn, or not time yet.
     *
     * @param repeat after what time it is told again that a complaint lasts
     */
    public Optional<News> take(Instant now, Duration repeat, Duration lease) {
        List<Entry> grave = all().stream().filter(Entry::grave).toList();
        News news = new News(
                grave.stream()
                        .filter(e -> e.overAt().isEmpty() && e.toldAt().isEmpty())
                        .toList(),
                grave.stream().filter(e -> e.overAt().isPresent()).toList(),
                grave.stream()
                        .filter(e -> e.overAt().isEmpty())
                        .filter(e -> e.toldAt()
                                .map(told -> !told.plus(repeat).isAfter(now))
                                .orElse(false))
                        .toList());
        return news.isEmpty() || !nextAt(now, now.plus(lease)) ? Optional.empty() : Optional.of(news);
    }

    /** Operators were told: nothing more before {@code next}. */
    public void told(News news, Instant now, Instant next) {
        database.inTransaction(() -> {
            // What came back meanwhile stays: that it began was told.
            news.over()
                    .forEach(entry ->
                            change(entry, "delete from health_complaint", List.of(), " and over_at is not null"));
            for (List<Entry> told : List.of(news.begun(), news.lasting())) {
                told.forEach(entry -> change(entry, "update health_complaint set told_at = ?", List.of(time(now))));
            }
            nextAt(Instant.MAX, next);
        });
    }

    /** They could not be told: it is tried again at {@code next}. */
    public void failed(Instant next) {
        nextAt(Instant.MAX, next);
    }

    private boolean nextAt(Instant ifBefore, Instant next) {
        boolean always = ifBefore.equals(Instant.MAX);
        return database.sql()
                        .sql("update health_desk set next_at = ? where id = 1" + (always ? "" : " and next_at <= ?"))
                        .params(always ? List.of(time(next)) : List.of(time(next), time(ifBefore)))
                        .update()
                == 1;
    }
}
