package andon.searchapi.audit;

import andon.database.Database;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Notes who did what, and lets auditors read it. Entries are only ever added. Thread-safe. */
public final class AuditLog {
    public static final int MAX_LIMIT = 500;
    private static final int MAX_SUBJECT = 100;
    private static final int MAX_DETAIL = 1000;

    private final Database database;
    private final InstantSource clock;

    public AuditLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What can be done that is worth a record. */
    public enum Action {
        SEARCH,
        DOCUMENT_VIEW,
        ENTITY_VIEW,
        EVIDENCE_VIEW,
        REQUEST_VIEW,
        REQUEST_CHANGE,
        REPORT,
        ASSET_CHANGE,
        SUBSCRIPTION_CHANGE,
        ALERT_CHANGE,
        SAVED_SEARCH_CHANGE,
        EXPORT,
        HUNT_CHANGE,
        HUNT_VIEW,
        SOURCE_CHANGE,
        CANDIDATE_DECISION,
        QUARANTINE_CHANGE,
        AUDIT_VIEW;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One record.
     *
     * @param organisation the user's organisation; null for staff
     * @param subject what it was done to, such as {@code document 4f…} or {@code request 12}
     */
    public record Entry(
            long id,
            Instant at,
            String user,
            String role,
            @Nullable String organisation,
            String address,
            String action,
            String subject,
            String detail) {}

    /** Writes a record, in the caller's transaction if there is one: what is not recorded does not happen. */
    public void record(Viewer viewer, Action action, String subject, String detail) {
        record(
                viewer.user().name(),
                viewer.user().role().word(),
                viewer.user().organisationSlug(),
                viewer.address(),
                action,
                subject,
                detail);
    }

    /** The same for a command on the machine itself, which no user of Andon gives. */
    public void recordCommand(String who, Action action, String subject, String detail) {
        record(bounded(who, MAX_SUBJECT), Role.OPERATOR.word(), null, "command line", action, subject, detail);
    }

    /**
     * The same for what Andon decides without anybody.
     *
     * @param stage which part of it decides, such as {@code crawler}
     */
    public void recordOwn(String stage, Action action, String subject, String detail) {
        record("andon", "automatic", null, stage, action, subject, detail);
    }

    private void record(
            String name,
            String role,
            @Nullable String organisation,
            String address,
            Action action,
            String subject,
            String detail) {
        database.sql()
                .sql("insert into audit_log (at, user_name, role, organisation, address, action, subject, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        name,
                        role,
                        organisation,
                        address,
                        action.word(),
                        bounded(subject, MAX_SUBJECT),
                        bounded(detail, MAX_DETAIL)))
                .update();
    }

    /**
     * Records from the newest back.
     *
     * @param before only records with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param user only this user's; null for all
     * @param action only this action; null for all
     * @param limit 1 to 500
     */
    public List<Entry> entries(long before, @Nullable String user, @Nullable String action, int limit) {
        return database.sql()
                .sql("select id, at, user_name, role, organisation, address, action, subject, detail from audit_log"
                        + " where id < :before and (cast(:user as varchar) is null or user_name = :user)"
                        + " and (cast(:action as varchar) is null or action = :action)"
                        + " order by id desc limit :limit")
                .param("before", before)
                .param("user", user)
                .param("action", action)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("user_name"),
                        row.getString("role"),
                        row.getString("organisation"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    private static String bounded(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
