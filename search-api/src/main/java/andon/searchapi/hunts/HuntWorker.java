package andon.searchapi.hunts;

import andon.corpus.hunt.DocumentMatcher;
import andon.corpus.hunt.RuleSyntaxException;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.searchapi.documents.QueryReader;
import andon.vocabulary.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on hunts, one page of documents at a time, the oldest hunt first. A page's results and the place behind it are
 * noted in one transaction: killed at any moment, another worker goes on behind the last page.
 *
 * <p>Threads: {@link #step} belongs to one thread. Several processes may work on one database: hunts are leased.
 */
public final class HuntWorker {
    /** Documents looked at in one transaction. */
    static final int PAGE = SearchRequest.MAX_LIMIT;
    /** So often in a row a page may fail before the hunt does. */
    static final int MAX_ATTEMPTS = 5;
    /** What is kept of a document's places. */
    static final int MAX_SPANS = 50;

    static final Duration LEASE = Duration.ofMinutes(2);
    private static final Logger log = LoggerFactory.getLogger(HuntWorker.class);

    private final Database database;
    private final HuntTable table;
    private final DocumentIndex index;
    private final QueryReader queries;
    private final InstantSource clock;
    private final String name = UUID.randomUUID().toString();

    public HuntWorker(Database database, DocumentIndex index, QueryReader queries, InstantSource clock) {
        this.database = database;
        this.table = new HuntTable(database);
        this.index = index;
        this.queries = queries;
        this.clock = clock;
    }

    /** What was found in one page. */
    private record Looked(SearchPage page, List<HuntTable.Result> found) {}

    /** Works on one page of one hunt; false if there is nothing to do, or nothing can be done now. */
    public boolean step() {
        Instant now = clock.instant();
        Optional<Hunt> taken = database.inTransaction(() -> table.take(name, now, now.plus(LEASE)));
        return taken.isPresent() && step(taken.get());
    }

    private boolean step(Hunt hunt) {
        try {
            Looked looked = look(hunt);
            boolean kept = database.inTransaction(() -> note(hunt, looked));
            if (!kept) {
                log.info("Hunt {} was paused, cancelled or taken over; its last page is left", hunt.id());
            }
        } catch (InvalidCursorException e) {
            log.warn("Hunt {} begins again: {}", hunt.id(), e.getMessage());
            failed(hunt, "it lost its place in the index again and again; the log says why", true);
        } catch (QuerySyntaxException | RuleSyntaxException e) {
            // It was read when the hunt was made: another version of Andon wrote it.
            fail(hunt, "it cannot be read by this version of Andon: " + e.getMessage());
        } catch (IndexUnavailableException e) {
            log.warn("Hunt {} waits: {}", hunt.id(), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            log.error("A page of hunt {} failed", hunt.id(), e);
            failed(hunt, "a page failed " + MAX_ATTEMPTS + " times; the log says why", false);
        }
        return true;
    }

    private Looked look(Hunt hunt) throws InvalidCursorException, QuerySyntaxException, RuleSyntaxException {
        Optional<DocumentMatcher> matcher = hunt.kind().matcher(hunt.pattern());
        SearchPage page = index.search(new SearchRequest(
                queries.read(hunt.scope()),
                // Only analysts, who see everything, hunt.
                new Visibility.Everything(),
                SearchRequest.Sort.NEWEST,
                PAGE,
                Optional.ofNullable(hunt.place()),
                Set.of()));
        List<HuntTable.Result> found = new ArrayList<>();
        long number = hunt.matched();
        for (SearchPage.Hit hit : page.hits()) {
            Optional<List<Span>> places = matcher.isEmpty()
                    ? Optional.of(hit.highlights())
                    : matcher.get().match(hit.document().document());
            if (places.isPresent() && number < Hunts.MAX_RESULTS) {
                found.add(new HuntTable.Result(
                        ++number,
                        hit.document().id(),
                        places.get().stream().limit(MAX_SPANS).toList()));
            }
        }
        return new Looked(page, found);
    }

    /** All or nothing; false if somebody else decides about the hunt by now. */
    private boolean note(Hunt hunt, Looked looked) {
        long matched = hunt.matched() + looked.found().size();
        boolean full = matched >= Hunts.MAX_RESULTS;
        boolean done = full || looked.page().next().isEmpty();
        Instant now = clock.instant();
        Hunt after = new Hunt(
                hunt.id(),
                hunt.owner(),
                hunt.name(),
                hunt.kind(),
                hunt.scope(),
                hunt.pattern(),
                done ? HuntState.DONE : HuntState.RUNNING,
                hunt.createdAt(),
                hunt.startedAt(),
                done ? now : null,
                looked.page().next().orElse(null),
                hunt.lookedAt() + looked.page().hits().size(),
                looked.page().total(),
                matched,
                0,
                null);
        boolean own = table.advance(hunt.id(), name, after, done ? null : now.plus(LEASE));
        if (own) {
            table.addResults(hunt.id(), looked.found());
        }
        return own;
    }

    /** Counts an attempt; the last one ends the hunt. */
    private void failed(Hunt hunt, String problem, boolean anew) {
        if (hunt.attempts() + 1 >= MAX_ATTEMPTS) {
            fail(hunt, problem);
            return;
        }
        database.inTransaction(() -> {
            Hunt after = anew
                    ? changed(hunt, HuntState.RUNNING, null, null, 0, 0, hunt.attempts() + 1)
                    : changed(
                            hunt,
                            HuntState.RUNNING,
                            hunt.place(),
                            null,
                            hunt.lookedAt(),
                            hunt.matched(),
                            hunt.attempts() + 1);
            if (table.advance(hunt.id(), name, after, clock.instant().plus(LEASE)) && anew) {
                table.removeResults(hunt.id());
            }
        });
    }

    private void fail(Hunt hunt, String problem) {
        Hunt after = changed(
                hunt, HuntState.FAILED, hunt.place(), problem, hunt.lookedAt(), hunt.matched(), hunt.attempts());
        database.inTransaction(() -> {
            table.advance(hunt.id(), name, after, null);
        });
    }

    private Hunt changed(
            Hunt hunt,
            HuntState state,
            @Nullable String place,
            @Nullable String problem,
            long lookedAt,
            long matched,
            int attempts) {
        String cut = problem == null || problem.length() <= 300 ? problem : problem.substring(0, 300);
        return new Hunt(
                hunt.id(),
                hunt.owner(),
                hunt.name(),
                hunt.kind(),
                hunt.scope(),
                hunt.pattern(),
                state,
                hunt.createdAt(),
                hunt.startedAt(),
                state.ended() ? clock.instant() : null,
                place,
                lookedAt,
                hunt.total(),
                matched,
                attempts,
                cut);
    }
}
