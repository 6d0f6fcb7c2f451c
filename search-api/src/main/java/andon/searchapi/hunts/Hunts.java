package andon.searchapi.hunts;

import andon.corpus.hunt.RuleSyntaxException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QueryPrinter;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.documents.QueryReader;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Span;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes hunts, steers them and shows what they found; all analysts share them. Thread-safe. */
public final class Hunts {
    /** A hunt ends when it has found so many documents. */
    public static final int MAX_RESULTS = 10_000;
    /** Queued, running and paused together. */
    public static final int MAX_OPEN = 50;

    public static final int MAX_NAME = 100;
    /** How many of the newest a listing has. */
    public static final int LISTED = 200;
    /** Longest page of results. */
    public static final int MAX_PAGE = 200;

    private static final int MAX_SCOPE = 20_000;

    private final Database database;
    private final HuntTable table;
    private final DocumentSearch search;
    private final QueryReader queries;
    private final AuditLog audit;
    private final InstantSource clock;

    public Hunts(Database database, DocumentSearch search, QueryReader queries, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.table = new HuntTable(database);
        this.search = search;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A hunt to make.
     *
     * @param scope the query that chooses documents; empty for all
     * @param pattern the values or the rule; empty if the query is all that is asked
     */
    public record Wish(String name, HuntKind kind, String scope, String pattern) {}

    /**
     * A document of a result set.
     *
     * @param number its place, from 1, the newest document first
     * @param document as it is now; null if it is no longer in the index
     * @param spans where it matched then, in {@code Document.searchableText}; those behind the end of a shorter new
     *     version are left out
     */
    public record Found(
            long number, DocumentId id, @Nullable IndexedDocument document, List<Span> spans) {}

    /** The newest {@link #LISTED}. */
    public List<Hunt> all() {
        return table.newest(LISTED);
    }

    /** @throws org.springframework.web.ErrorResponseException if there is none */
    public Hunt one(long id) {
        return table.one(id).orElseThrow(() -> Problem.notFound("Hunt " + id));
    }

    /** Puts a hunt in the queue. Times such as {@code seen:7d} are fixed now. */
    public Hunt create(Viewer viewer, Wish wish) throws QuerySyntaxException, RuleSyntaxException {
        String name = wish.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw Problem.invalid("A hunt has a name of 1 to " + MAX_NAME + " characters.");
        }
        String scope = QueryPrinter.print(queries.read(wish.scope()));
        if (scope.length() > MAX_SCOPE) {
            throw Problem.invalid("The query is too long when it is written out; make it shorter.");
        }
        wish.kind().matcher(wish.pattern());
        return database.inTransaction(() -> {
            if (table.open() >= MAX_OPEN) {
                throw Problem.conflict(
                        "At most " + MAX_OPEN + " hunts wait or run at a time. Cancel one, or wait until one is done.");
            }
            long id = table.add(viewer.user().name(), name, wish.kind(), scope, wish.pattern(), clock.instant());
            audit.record(
                    viewer,
                    Action.HUNT_CHANGE,
                    "hunt " + id,
                    "created " + name + ": " + wish.kind().word() + " in " + scope + "\n" + wish.pattern());
            return one(id);
        });
    }

    public Hunt pause(Viewer viewer, long id) {
        return move(viewer, id, List.of(HuntState.QUEUED, HuntState.RUNNING), HuntState.PAUSED);
    }

    /** Goes on behind the last page that was noted; a failed hunt can be tried again in the same way. */
    public Hunt resume(Viewer viewer, long id) {
        return move(viewer, id, List.of(HuntState.PAUSED, HuntState.FAILED), HuntState.QUEUED);
    }

    /** Ends it for good; what it has found stays. */
    public Hunt cancel(Viewer viewer, long id) {
        return move(viewer, id, List.of(HuntState.QUEUED, HuntState.RUNNING, HuntState.PAUSED), HuntState.CANCELLED);
    }

    private Hunt move(Viewer viewer, long id, List<HuntState> from, HuntState to) {
        return database.inTransaction(() -> {
            Hunt before = one(id);
            if (!table.move(id, from, to, clock.instant())) {
                throw Problem.conflict(
                        "Hunt " + id + " is " + before.state().word() + " and cannot become " + to.word() + ".");
            }
            audit.record(viewer, Action.HUNT_CHANGE, "hunt " + id, to.word());
            return one(id);
        });
    }

    /**
     * A page of the result set, which grows while the hunt runs.
     *
     * @param after the number of the last result before the page; 0 for the first page
     * @param limit 1 to {@link #MAX_PAGE}
     */
    public List<Found> results(Viewer viewer, long id, long after, int limit) {
        Hunt hunt = one(id);
        audit.record(viewer, Action.HUNT_VIEW, "hunt " + hunt.id(), "results behind " + after);
        return table.results(id, after, limit).stream()
                .map(result -> found(viewer, result))
                .toList();
    }

    private Found found(Viewer viewer, HuntTable.Result result) {
        Optional<IndexedDocument> document = search.listed(viewer, result.document());
        int length = document.map(d -> d.document().searchableText().length()).orElse(0);
        return new Found(
                result.number(),
                result.document(),
                document.orElse(null),
                result.spans().stream().filter(span -> span.end() <= length).toList());
    }
}
