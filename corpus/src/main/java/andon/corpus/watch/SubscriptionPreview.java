package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanPage;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.TimelineRequest.Interval;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.HappeningLog.Happening;
import andon.database.Database;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a subscription would have told if there had been it: its query is run over the archive, and what was news is counted
 * by the same key as alerts are (cluster and value); what happened to documents is counted from the {@link HappeningLog}. Documents
 * are matched as they are now. Suppressions are not known to it. Thread-safe.
 */
public final class SubscriptionPreview {
    public static final int MAX_DAYS = 366;
    /** Of more documents the first seen are counted. */
    public static final int MAX_DOCUMENTS = 10_000;
    /** Of more happenings the newest are counted. */
    public static final int MAX_HAPPENINGS = 2_000;
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
     * @param byNews how many alerts there would have been of each kind of news that is wanted
     * @param changesSince what happened to documents before is not known: it was not noted
     * @param weeks without a gap
     * @param examples the newest first; no such alert was raised
     */
    public record Result(
            Instant from,
            Instant to,
            long documents,
            long alerts,
            boolean complete,
            Map<News, Long> byNews,
            Instant changesSince,
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
        if (owner.equals(OrganisationId.ANALYSTS) && selection.isEverything()) {
            throw new IllegalArgumentException("a subscription over anything asks for something");
        }
        Query asked = selection.asQuery(now);
        PreviewEyes eyes = owner.equals(OrganisationId.ANALYSTS)
                ? new AnalystEyes(database.sql(), index, selection, asked)
                : new OwnerEyes(database.sql(), owner);
        Query seen = new Query.Time(Query.TimeField.SEEN, from, null);
        Query query = asked instanceof Query.All ? seen : new Query.And(List.of(asked, seen));
        HappeningLog log = new HappeningLog(database.sql());
        List<Happening> happened = log.of(owner, from, MAX_HAPPENINGS);
        Counting counting = new Counting(eyes, selection, zone, happened);
        Optional<String> cursor = Optional.empty();
        do {
            ScanPage page = scan(query, eyes, cursor);
            counting.add(page.documents());
            cursor = page.next();
        } while (cursor.isPresent() && counting.documents < MAX_DOCUMENTS);
        happened(happened, asked, counting);
        return new Result(
                from,
                now,
                counting.documents,
                counting.byNews.values().stream().mapToLong(Long::longValue).sum(),
                cursor.isEmpty() && happened.size() < MAX_HAPPENINGS,
                counting.byNews,
                log.since(),
                weeks(counting.byWeek, from, now, zone),
                counting.examples());
    }

    /** What happened, the oldest first, to documents that match as they are now. */
    private void happened(List<Happening> happened, Query asked, Counting counting) {
        Map<DocumentId, Optional<IndexedDocument>> matching = new HashMap<>();
        for (Happening one : happened.reversed()) {
            matching.computeIfAbsent(
                            one.document(),
                            id -> index.get(id, counting.eyes.visibility())
                                    .filter(document -> index.matches(asked, document)))
                    .ifPresent(document -> counting.add(one, document));
        }
    }

    private ScanPage scan(Query query, PreviewEyes eyes, Optional<String> cursor) {
        try {
            return index.scan(new ScanRequest(query, eyes.visibility(), ScanRequest.Order.SEEN, STEP, cursor));
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
    record Told(IndexedDocument document, List<String> values, News news, String detail, Instant at) {}

    record NewsKey(String cluster, String value) {}

    private static final class Counting {
        private final PreviewEyes eyes;
        private final ZoneId zone;
        private final Set<NewsKey> told = new HashSet<>();
        private final Map<Instant, Long> byWeek = new TreeMap<>();
        private final Deque<Told> newest = new ArrayDeque<>();
        private final Selection selection;
        private final Map<News, Long> byNews = new EnumMap<>(News.class);
        /** By document: values that an edit brought, which were not news of the document when it was new. */
        private final Map<DocumentId, Set<String>> added = new HashMap<>();

        private long documents;

        Counting(PreviewEyes eyes, Selection selection, ZoneId zone, List<Happening> happened) {
            this.eyes = eyes;
            this.selection = selection;
            this.zone = zone;
            Arrays.stream(News.values()).filter(selection::wants).forEach(news -> byNews.put(news, 0L));
            happened.stream()
                    .filter(one -> isOfValue(one.event()))
                    .forEach(one -> added.computeIfAbsent(one.document(), id -> new HashSet<>())
                            .add(one.state()));
        }

        private static boolean isOfValue(News news) {
            return news == News.VALUE_ADDED || news == News.VICTIM_REVEALED;
        }

        void add(List<IndexedDocument> page) {
            if (page.isEmpty()) {
                return;
            }
            Map<String, Set<NewsKey>> found = eyes.found(page);
            for (IndexedDocument document : page) {
                documents++;
                Set<String> news = new TreeSet<>();
                Set<String> later = added.getOrDefault(document.id(), Set.of());
                for (NewsKey key : found.getOrDefault(document.id().value(), Set.of())) {
                    if (!later.contains(key.value()) && told.add(key)) {
                        news.add(key.value());
                    }
                }
                if (!news.isEmpty()) {
                    tell(new Told(document, List.copyOf(news), News.NEW_DOCUMENT, "", document.firstSeen()));
                }
            }
        }

        /** @param document as its owner may see it */
        void add(Happening happening, IndexedDocument document) {
            Set<NewsKey> keys =
                    eyes.found(List.of(document)).getOrDefault(document.id().value(), Set.of());
            List<String> values = isOfValue(happening.event())
                    ? keys.stream()
                            .filter(key -> key.value().equals(happening.state()) && told.add(key))
                            .map(NewsKey::value)
                            .toList()
                    : keys.stream().map(NewsKey::value).distinct().sorted().toList();
            if (!values.isEmpty()) {
                tell(new Told(document, values, happening.event(), happening.detail(), happening.at()));
            }
        }

        private void tell(Told alert) {
            if (selection.wants(alert.news())) {
                byNews.merge(alert.news(), 1L, Long::sum);
                byWeek.merge(Interval.WEEK.floor(alert.at(), zone), 1L, Long::sum);
                newest.add(alert);
                if (newest.size() > EXAMPLES) {
                    newest.remove(
                            newest.stream().min(Comparator.comparing(Told::at)).orElseThrow());
                }
            }
        }

        List<Alert> examples() {
            return newest.stream()
                    .sorted(Comparator.comparing(Told::at).reversed())
                    .map(told -> eyes.alert(told).about(told.news(), told.detail()))
                    .toList();
        }
    }
}
