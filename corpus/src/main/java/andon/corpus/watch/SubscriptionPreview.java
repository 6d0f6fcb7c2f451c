package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanPage;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.TimelineRequest.Interval;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.AlertDrafts.Addressee;
import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What a subscription would have told if there had been it: its query is run over the archive, and what was news is counted
 * by the same key as alerts are (cluster and value). Suppressions are not known to it. Thread-safe.
 */
public final class SubscriptionPreview {
    public static final int MAX_DAYS = 366;
    /** Of more documents the first seen are counted. */
    public static final int MAX_DOCUMENTS = 10_000;
    /** The newest alerts, which are shown. */
    public static final int EXAMPLES = 10;

    private static final int STEP = 500;

    private final Database database;
    private final DocumentIndex index;
    private final InstantSource clock;

    public SubscriptionPreview(Database database, DocumentIndex index, InstantSource clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
    }

    /** @param start a Monday's first moment */
    public record Week(Instant start, long alerts) {}

    /**
     * What would have been told.
     *
     * @param documents how many match
     * @param complete whether all that match were counted; if not, those first seen were
     * @param weeks without a gap
     * @param examples the newest first; no such alert was raised
     */
    public record Result(
            Instant from,
            Instant to,
            long documents,
            long alerts,
            boolean complete,
            List<Week> weeks,
            List<Alert> examples) {}

    /**
     * @param days how far back, 1 to {@value #MAX_DAYS}
     * @throws QuerySyntaxException if the selection's query cannot be parsed
     */
    public Result of(OrganisationId owner, Selection selection, int days, ZoneId zone) throws QuerySyntaxException {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("a preview looks back 1 to " + MAX_DAYS + " days, not " + days);
        }
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(days));
        Query asked = selection.asQuery(now);
        Query seen = new Query.Time(Query.TimeField.SEEN, from, null);
        Query query = asked instanceof Query.All ? seen : new Query.And(List.of(asked, seen));
        Counting counting = new Counting(owner, zone);
        Optional<String> cursor = Optional.empty();
        do {
            ScanPage page = scan(query, owner, cursor);
            counting.add(page.documents());
            cursor = page.next();
        } while (cursor.isPresent() && counting.documents < MAX_DOCUMENTS);
        return new Result(
                from,
                now,
                counting.documents,
                counting.alerts,
                cursor.isEmpty(),
                weeks(counting.byWeek, from, now, zone),
                counting.examples());
    }

    private ScanPage scan(Query query, OrganisationId owner, Optional<String> cursor) {
        try {
            return index.scan(
                    new ScanRequest(query, new Visibility.MentionsOf(owner), ScanRequest.Order.SEEN, STEP, cursor));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("the index gave a cursor that it refuses", e);
        }
    }

    private static List<Week> weeks(Map<Instant, Long> counted, Instant from, Instant to, ZoneId zone) {
        List<Week> weeks = new ArrayList<>();
        for (Instant start = Interval.WEEK.floor(from, zone);
                !start.isAfter(to);
                start = Interval.WEEK.next(start, zone)) {
            weeks.add(new Week(start, counted.getOrDefault(start, 0L)));
        }
        return weeks;
    }

    /** An alert that would have been raised. */
    private record Told(IndexedDocument document, List<String> values) {}

    private record Key(String cluster, String value) {}

    private final class Counting {
        private final OrganisationId owner;
        private final ZoneId zone;
        private final Set<Key> told = new HashSet<>();
        private final Map<Instant, Long> byWeek = new TreeMap<>();
        private final Deque<Told> newest = new ArrayDeque<>();
        private long documents;
        private long alerts;

        Counting(OrganisationId owner, ZoneId zone) {
            this.owner = owner;
            this.zone = zone;
        }

        void add(List<IndexedDocument> page) {
            if (page.isEmpty()) {
                return;
            }
            Map<String, Set<Key>> found = found(page);
            for (IndexedDocument document : page) {
                documents++;
                Set<String> news = new TreeSet<>();
                for (Key key : found.getOrDefault(document.id().value(), Set.of())) {
                    if (told.add(key)) {
                        news.add(key.value());
                    }
                }
                if (!news.isEmpty()) {
                    alerts++;
                    byWeek.merge(Interval.WEEK.floor(document.firstSeen(), zone), 1L, Long::sum);
                    example(document, List.copyOf(news));
                }
            }
        }

        private Map<String, Set<Key>> found(List<IndexedDocument> page) {
            Map<String, Set<Key>> found = new HashMap<>();
            database.sql()
                    .sql("select m.document_id, d.cluster, m.matched_value from mention m"
                            + " join document d on d.id = m.document_id"
                            + " where m.owner = :owner and m.document_id in (:ids)")
                    .param("owner", owner.value())
                    .param("ids", page.stream().map(one -> one.id().value()).toList())
                    .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                            .add(new Key(row.getString(2), row.getString(3))));
            return found;
        }

        private void example(IndexedDocument document, List<String> values) {
            newest.addFirst(new Told(document, values));
            if (newest.size() > EXAMPLES) {
                newest.removeLast();
            }
        }

        List<Alert> examples() {
            AlertDrafts drafts = new AlertDrafts(database.sql());
            return newest.stream()
                    .map(told -> drafts.alert(
                            AlertRows.id(0, told.document().id(), told.values()),
                            new Addressee(0, "", owner),
                            told.document().document(),
                            told.document().forOwner(owner).mentions(),
                            told.values(),
                            told.document().firstSeen()))
                    .toList();
        }
    }
}
