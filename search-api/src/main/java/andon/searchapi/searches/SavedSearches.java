package andon.searchapi.searches;

import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.QueryReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The searches that users saved. What a saved search finds depends on who runs it, like any search; sharing one shares
 * its text alone. Thread-safe.
 */
public final class SavedSearches {
    public static final int MAX_EACH = 100;
    public static final int MAX_NAME = 100;

    private static final String SELECT =
            "select s.id, s.account_id, a.name as owner, s.name, s.query, s.sort, s.shared,"
                    + " s.created_at from saved_search s join account a on a.id = s.account_id";
    private static final String SEEN = " where (s.account_id = :me or (s.shared"
            + " and a.organisation is not distinct from cast(:organisation as varchar)))";

    private final Database database;
    private final QueryReader queries;
    private final AuditLog audit;
    private final InstantSource clock;

    public SavedSearches(Database database, QueryReader queries, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be kept. */
    public record Wish(String name, String query, Sort sort, boolean shared) {}

    /** The viewer's own and those that others share with it, by name. */
    public List<SavedSearch> of(Viewer viewer) {
        return database.sql()
                .sql(SELECT + SEEN + " order by lower(s.name), s.id")
                .param("me", viewer.user().id())
                .param("organisation", viewer.user().organisationSlug())
                .query((row, n) -> row(row, viewer))
                .list();
    }

    /** @throws org.springframework.web.ErrorResponseException if the viewer may not see it */
    public SavedSearch one(Viewer viewer, long id) {
        return database.sql()
                .sql(SELECT + SEEN + " and s.id = :id")
                .param("me", viewer.user().id())
                .param("organisation", viewer.user().organisationSlug())
                .param("id", id)
                .query((row, n) -> row(row, viewer))
                .optional()
                .orElseThrow(() -> Problem.notFound("Saved search " + id));
    }

    /** @throws QuerySyntaxException if the query cannot be read */
    public SavedSearch create(Viewer viewer, Wish wish) throws QuerySyntaxException {
        check(wish);
        long own = database.sql()
                .sql("select count(*) from saved_search where account_id = ?")
                .param(viewer.user().id())
                .query(Long.class)
                .single();
        if (own >= MAX_EACH) {
            throw Problem.conflict("A user has at most " + MAX_EACH + " saved searches; remove one first.");
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        return stored(wish, () -> {
            database.sql()
                    .sql("insert into saved_search (account_id, name, query, sort, shared, created_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            viewer.user().id(),
                            wish.name().strip(),
                            wish.query(),
                            word(wish.sort()),
                            wish.shared(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update(key, "id");
            long id = Objects.requireNonNull(key.getKey()).longValue();
            audit.record(viewer, Action.SAVED_SEARCH_CHANGE, "saved search " + id, "created " + wish);
            return one(viewer, id);
        });
    }

    /** @throws QuerySyntaxException if the query cannot be read */
    public SavedSearch change(Viewer viewer, long id, Wish wish) throws QuerySyntaxException {
        owned(viewer, id);
        check(wish);
        return stored(wish, () -> {
            database.sql()
                    .sql("update saved_search set name = ?, query = ?, sort = ?, shared = ? where id = ?")
                    .params(wish.name().strip(), wish.query(), word(wish.sort()), wish.shared(), id)
                    .update();
            audit.record(viewer, Action.SAVED_SEARCH_CHANGE, "saved search " + id, "changed to " + wish);
            return one(viewer, id);
        });
    }

    public void remove(Viewer viewer, long id) {
        SavedSearch removed = owned(viewer, id);
        database.inTransaction(() -> {
            database.sql()
                    .sql("delete from saved_search where id = ?")
                    .param(id)
                    .update();
            audit.record(viewer, Action.SAVED_SEARCH_CHANGE, "saved search " + id, "removed " + removed.name());
            return removed;
        });
    }

    private SavedSearch owned(Viewer viewer, long id) {
        SavedSearch search = one(viewer, id);
        if (!search.own()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Saved search " + id + " belongs to " + search.owner() + ", who alone may change it. Save a copy.");
        }
        return search;
    }

    private void check(Wish wish) throws QuerySyntaxException {
        if (wish.name().isBlank() || wish.name().strip().length() > MAX_NAME) {
            throw Problem.invalid("A saved search has a name of 1 to " + MAX_NAME + " characters.");
        }
        queries.read(wish.query());
    }

    private interface Change {
        SavedSearch make();
    }

    private SavedSearch stored(Wish wish, Change change) {
        try {
            return database.inTransaction(change::make);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict(
                    "You have a saved search named '" + wish.name().strip() + "' already.");
        }
    }

    private static SavedSearch row(ResultSet row, Viewer viewer) throws SQLException {
        return new SavedSearch(
                row.getLong("id"),
                row.getString("owner"),
                row.getLong("account_id") == viewer.user().id(),
                row.getString("name"),
                row.getString("query"),
                Sort.valueOf(row.getString("sort").toUpperCase(Locale.ROOT)),
                row.getBoolean("shared"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String word(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
