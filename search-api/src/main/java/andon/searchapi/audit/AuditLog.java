package andon.searchapi.audit;

import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.evidence.ChainHash;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes who did what, from where and when, and lets auditors read it. Entries are only ever added, each tied to the one
 * before it ({@link AuditLink}). Thread-safe; several processes may write to one database.
 *
 * <p>What is recorded within a transaction is written when that is about to commit, and with it: so the end of the chain is
 * held for as long as a few inserts take, however long the transaction was, and always as the last lock.
 */
public final class AuditLog {
    public static final int MAX_LIMIT = 500;
    private static final int MAX_SUBJECT = 100;
    private static final int MAX_DETAIL = 1000;

    /** What a database may refuse or change: then the text read back would not be the one that was hashed. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final Database database;
    private final AuditChain chain;
    private final ChainAnchors anchors;
    private final InstantSource clock;

    public AuditLog(Database database, ChainAnchors anchors, InstantSource clock) {
        this.database = database;
        this.chain = new AuditChain(database);
        this.anchors = anchors;
        this.clock = clock;
    }

    /** What can be done that is worth a record. */
    public enum Action {
        SIGN_IN,
        SIGN_IN_REFUSED,
        SIGN_OUT,
        ACCESS_CHANGE,
        SEARCH,
        DOCUMENT_VIEW,
        ENTITY_VIEW,
        EVIDENCE_VIEW,
        EVIDENCE_CHANGE,
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
        KNOWLEDGE_CHANGE,
        KNOWLEDGE_VIEW,
        SAMPLE_CHANGE,
        SAMPLE_VIEW,
        SAMPLE_TAKEN,
        DEPOSIT,
        CREDENTIAL_CHECK,
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
            String detail) {
        Entry withId(long given) {
            return new Entry(given, at, user, role, organisation, address, action, subject, detail);
        }
    }

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

    /** The same for whoever it is. */
    public void record(Actor actor, Action action, String subject, String detail) {
        switch (actor) {
            case Actor.User(Viewer viewer) -> record(viewer, action, subject, detail);
            case Actor.Command(String who) -> recordCommand(who, action, subject, detail);
        }
    }

    /** The same for a command on the machine itself, which no user of Andon gives. */
    public void recordCommand(String who, Action action, String subject, String detail) {
        record(storable(who, MAX_SUBJECT), Role.OPERATOR.word(), null, "command line", action, subject, detail);
    }

    /**
     * The same for what Andon decides without anybody.
     *
     * @param stage which part of it decides, such as {@code crawler}
     */
    public void recordOwn(String stage, Action action, String subject, String detail) {
        record("andon", "automatic", null, stage, action, subject, detail);
    }

    /** The same for somebody who is not signed in: whatever was typed as a name may be a password and is not kept. */
    public void recordStranger(String address, Action action, String subject, String detail) {
        record("unknown", "nobody", null, address, action, subject, detail);
    }

    private void record(
            String name,
            String role,
            @Nullable String organisation,
            String address,
            Action action,
            String subject,
            String detail) {
        Entry entry = new Entry(
                0,
                // Both databases hold microseconds.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                name,
                role,
                organisation,
                address,
                action.word(),
                storable(subject, MAX_SUBJECT),
                storable(detail, MAX_DETAIL));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().add(entry);
        } else {
            AuditChain.Head head = database.inTransaction(() -> chain.append(List.of(entry)));
            anchors.committed(head.id(), head.hash());
        }
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending present) {
            return present;
        }
        Pending begun = new Pending();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    /** What the open transaction has to record when it commits. */
    private final class Pending implements TransactionSynchronization {
        private final List<Entry> entries = new ArrayList<>();
        private AuditChain.@Nullable Head written;

        void add(Entry entry) {
            entries.add(entry);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = chain.append(entries);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AuditLog.this);
            if (status == STATUS_COMMITTED && written != null) {
                anchors.committed(written.id(), written.hash());
            }
        }
    }

    /**
     * Records from the newest back.
     *
     * @param before only records with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit 1 to 500
     */
    public List<Entry> entries(long before, AuditFilter filter, int limit) {
        return database.sql()
                .sql("select " + AuditChain.COLUMNS + " from audit_log where id < :before"
                        + " and (cast(:user as varchar) is null or user_name = :user)"
                        + " and (cast(:action as varchar) is null or action = :action)"
                        + " and (cast(:subject as varchar) is null or subject like :subject escape '!')"
                        + " and (cast(:text as varchar) is null or lower(detail) like :text escape '!')"
                        + " and at >= :from and at < :to order by id desc limit :limit")
                .param("before", before)
                .param("user", filter.user())
                .param("action", filter.action())
                .param("subject", filter.subject() == null ? null : literally(filter.subject()) + "%")
                .param(
                        "text",
                        filter.text() == null
                                ? null
                                : "%" + literally(filter.text().toLowerCase(Locale.ROOT)) + "%")
                .param("from", (filter.from() == null ? Instant.EPOCH : filter.from()).atOffset(ZoneOffset.UTC))
                .param("to", (filter.to() == null ? END_OF_TIME : filter.to()).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(AuditChain::entry)
                .list();
    }

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Checks every record's hash, the chain of them, its end and the anchors; names the first broken link. */
    public AuditCheck.Verification verify() {
        List<ChainAnchors.Anchor> anchored;
        try {
            anchored = anchors.all();
        } catch (IllegalArgumentException e) {
            return new AuditCheck.Verification(0, ChainHash.NONE, Optional.of(String.valueOf(e.getMessage())));
        }
        return new AuditCheck(chain, anchored).run();
    }

    private static String storable(String text, int max) {
        String kept = text.length() <= max ? text : text.substring(0, max - 1) + "…";
        // Whole surrogate pairs are one character to a pattern; halves are not storable.
        return UNSTORABLE.matcher(kept).replaceAll("\uFFFD");
    }
}
