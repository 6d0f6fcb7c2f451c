package andon.searchapi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog.Action;
import andon.testbed.fixtures.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed by hand in SQL is found, and the first broken link named. */
class AuditChainTest {
    private static final Viewer AKIRA = new Viewer(new User(1, "akira", Role.ANALYST, null), "192.0.2.7");
    private static final Viewer MINA = new Viewer(new User(2, "mina", Role.CUSTOMER, "acme"), "192.0.2.8");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-20T09:00:00.123456789Z");
    private Database database;
    private AuditLog audit;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() {
        database = Database.open(database().fresh(folder));
        audit = anchored();
    }

    private AuditLog anchored() {
        return new AuditLog(database, ChainAnchors.in(anchors(), "Audit log", () -> now), () -> now);
    }

    private Path anchors() {
        return folder.resolve("audit-anchors.log");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void search(int times) {
        for (int i = 0; i < times; i++) {
            audit.record(i % 2 == 0 ? AKIRA : MINA, Action.SEARCH, "documents", "query " + i);
        }
    }

    private int sql(String statement) {
        return database.sql().sql(statement).update();
    }

    private String broken() {
        return audit.verify().firstBroken().orElse("whole");
    }

    @Test
    void whatIsWrittenVerifies() {
        assertThat(broken()).as("an empty log").isEqualTo("whole");
        audit.record(AKIRA, Action.SEARCH, "documents", "漏洩 \0 \uD83D\uDD12 \uD83D odd");
        search(1200);
        AuditCheck.Verification found = audit.verify();
        assertThat(found.firstBroken()).isEmpty();
        assertThat(found.checked()).isEqualTo(1201);
        assertThat(found.lastHash()).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
    }

    @Test
    void aRecordWithAnyFieldAlteredIsNamed() {
        search(5);
        for (String change : List.of(
                "at = timestamp with time zone '2026-11-20 08:00:00+00:00'",
                "user_name = 'olga'",
                "role = 'operator'",
                "organisation = 'norwind'",
                "address = '192.0.2.99'",
                "action = 'export'",
                "subject = 'document 1'",
                "detail = 'nothing'",
                "previous_hash = entry_hash",
                "entry_hash = previous_hash",
                "entry_hash = null")) {
            sql("create table kept as select * from audit_log where id = 3");
            sql("update audit_log set " + change + " where id = 3");
            assertThat(broken()).as(change).startsWith("audit record 3 was altered");
            sql("delete from audit_log where id = 3");
            sql("insert into audit_log select * from kept");
            sql("drop table kept");
            assertThat(broken()).isEqualTo("whole");
        }
    }

    @Test
    void aDeletedRecordIsNamedByTheLinkThatIsMissing() {
        search(6);
        sql("delete from audit_log where id in (3, 4)");
        assertThat(broken()).isEqualTo("the link from audit record 2 to 5 is broken: 2 between them are missing");
    }

    @Test
    void theFirstRecordCannotBeDeletedUnseen() {
        search(3);
        sql("delete from audit_log where id = 1");
        assertThat(broken()).contains("from audit record 0 to 2 is broken");
    }

    @Test
    void aRecordPutInIsNamedEvenWithAHashThatFits() {
        search(4);
        // Room is made by moving the ones behind it, and the new one carries a right hash of its own.
        sql("update audit_log set id = 5 where id = 4");
        sql("update audit_log set id = 4 where id = 3");
        AuditLink second = link(2);
        AuditLink forged = AuditLink.following(
                String.valueOf(second.hash()),
                new AuditLog.Entry(
                        3,
                        now.truncatedTo(ChronoUnit.MICROS),
                        "lars",
                        "customer",
                        "norwind",
                        "192.0.2.1",
                        "export",
                        "x",
                        "y"));
        database.sql()
                .sql("insert into audit_log (id, at, user_name, role, organisation, address, action, subject, detail,"
                        + " previous_hash, entry_hash) values (3, ?, 'lars', 'customer', 'norwind', '192.0.2.1',"
                        + " 'export', 'x', 'y', ?, ?)")
                .params(
                        now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        String.valueOf(forged.previousHash()),
                        String.valueOf(forged.hash()))
                .update();
        assertThat(broken()).startsWith("audit record 4 was altered");
    }

    private AuditLink link(long id) {
        return new AuditChain(database).after(id - 1).getFirst();
    }

    @Test
    void twoRecordsThatChangedPlacesAreNamed() {
        search(5);
        sql("update audit_log set id = 99 where id = 2");
        sql("update audit_log set id = 2 where id = 3");
        sql("update audit_log set id = 3 where id = 99");
        assertThat(broken()).startsWith("audit record 2 was altered");
    }

    @Test
    void aRecordBehindTheEndIsNamed() {
        search(3);
        sql(
                "insert into audit_log (id, at, user_name, role, address, action, subject, detail) values (77,"
                        + " timestamp with time zone '2026-11-20 08:00:00+00:00', 'lars', 'customer', '-', 'export', 'x', 'y')");
        assertThat(broken()).startsWith("audit record 77 stands behind the end of the log");
    }

    @Test
    void anEndThatWasCutOffIsNamedByTheNoteOfTheEnd() {
        search(6);
        sql("delete from audit_log where id > 4");
        assertThat(broken()).isEqualTo("the audit log ends after record 4, but 6 were written");
    }

    @Test
    void anEndThatWasCutOffWithItsNoteIsNamedByTheAnchor() {
        search(2);
        now = now.plus(ChainAnchors.EVERY);
        search(4);
        AuditLink second = link(2);
        sql("delete from audit_log where id > 2");
        sql("update audit_chain set last_id = 2, last_hash = '" + second.hash() + "'");
        assertThat(broken()).isEqualTo("the audit log ends after record 2, but record 3 was anchored at " + now);
        audit.record(MINA, Action.EXPORT, "documents", "another third");
        assertThat(broken()).startsWith("audit record 3 is not the one that was anchored");
    }

    @Test
    void aChainThatWasComputedAnewDiffersFromTheAnchor() {
        search(4);
        sql("update audit_log set detail = 'nothing', entry_hash = null, previous_hash = null where id = 1");
        sql("update audit_chain set begun = false");
        // The next record ties all again, as an intruder who knows the form could.
        search(1);
        assertThat(broken()).startsWith("audit record 1 is not the one that was anchored at");
        sql("update audit_chain set begun = false");
        assertThat(broken()).startsWith("the audit log was begun anew");
    }

    @Test
    void anAnchorThatCannotBeReadIsNamed() throws Exception {
        search(1);
        Files.writeString(anchors(), Files.readString(anchors()) + "nonsense\n");
        assertThat(broken()).endsWith("audit-anchors.log, line 2 is no anchor");
    }

    @Test
    void anchorsAreWrittenNowAndThenAndNotForEachRecord() throws Exception {
        search(50);
        now = now.plus(ChainAnchors.EVERY).minusNanos(1);
        search(1);
        assertThat(Files.readAllLines(anchors())).hasSize(1).first().asString().contains(" 1 ");
        now = now.plusNanos(1);
        search(1);
        assertThat(Files.readAllLines(anchors())).hasSize(2).last().asString().contains(" 52 ");
        assertThat(broken()).isEqualTo("whole");
    }

    @Test
    void whatIsRolledBackLeavesNoRecordAndNoGap() {
        search(1);
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    audit.record(AKIRA, Action.REQUEST_CHANGE, "request 1", "never");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        database.inTransaction(() -> {
            audit.record(AKIRA, Action.REQUEST_CHANGE, "request 1", "one");
            audit.record(AKIRA, Action.REQUEST_CHANGE, "request 1", "two");
        });
        assertThat(audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 10))
                .extracting(AuditLog.Entry::id, AuditLog.Entry::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "two"),
                        org.assertj.core.groups.Tuple.tuple(2L, "one"),
                        org.assertj.core.groups.Tuple.tuple(1L, "query 0"));
        assertThat(broken()).isEqualTo("whole");
    }

    @Test
    void aLongTransactionDoesNotKeepOthersFromBeingRecorded() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            database.inTransaction(() -> {
                audit.record(AKIRA, Action.REQUEST_CHANGE, "request 1", "in a long transaction");
                Future<?> meanwhile = other.submit(() -> audit.record(MINA, Action.SEARCH, "documents", "meanwhile"));
                try {
                    meanwhile.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 10))
                .extracting(AuditLog.Entry::detail)
                .containsExactly("in a long transaction", "meanwhile");
        assertThat(broken()).isEqualTo("whole");
    }

    @Test
    void manyAtOnceFromTwoProcessesMakeOneChain() throws Exception {
        AuditLog second = anchored();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 12; thread++) {
                AuditLog log = thread % 2 == 0 ? audit : second;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        if (i % 4 == 0) {
                            database.inTransaction(() -> log.record(AKIRA, Action.EXPORT, "documents", "in one"));
                        } else {
                            log.record(MINA, Action.SEARCH, "documents", "q");
                        }
                    }
                }));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(audit.verify().checked()).isEqualTo(480);
        assertThat(broken()).isEqualTo("whole");
    }

    @Test
    void recordsFromBeforeTheChainAreTiedWithTheFirstNewOne() {
        for (int id : List.of(2, 3, 7)) {
            sql("insert into audit_log (id, at, user_name, role, address, action, subject, detail) values (" + id
                    + ", timestamp with time zone '2026-11-01 08:00:00+00:00', 'mina', 'customer', '-', 'search', 'x',"
                    + " 'old')");
        }
        assertThat(broken()).isEqualTo("whole");
        search(1);
        assertThat(audit.verify().checked()).isEqualTo(4);
        assertThat(audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 1).getFirst().id())
                .isEqualTo(8);
        sql("update audit_log set detail = 'else' where id = 3");
        assertThat(broken()).startsWith("audit record 3 was altered");
    }

    @Test
    void recordsAreFoundByTimeUserActionSubjectAndText() {
        audit.record(AKIRA, Action.REQUEST_VIEW, "request 12", "");
        audit.record(MINA, Action.SEARCH, "documents", "100% Acme_Corp");
        now = now.plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        audit.record(MINA, Action.REQUEST_VIEW, "request 120", "first");
        assertThat(found(new AuditFilter("mina", null, null, null, null, null))).containsExactly(3L, 2L);
        assertThat(found(new AuditFilter(null, "request-view", null, null, null, null)))
                .containsExactly(3L, 1L);
        assertThat(found(new AuditFilter(null, null, "request 12", null, null, null)))
                .containsExactly(3L, 1L);
        assertThat(found(new AuditFilter(null, null, null, "% acme_c", null, null)))
                .containsExactly(2L);
        assertThat(found(new AuditFilter(null, null, null, "%x", null, null))).isEmpty();
        assertThat(found(new AuditFilter(null, null, null, null, now, null))).containsExactly(3L);
        assertThat(found(new AuditFilter(" ", null, null, null, null, now))).containsExactly(2L, 1L);
        assertThatThrownBy(() -> new AuditFilter(null, null, null, null, now, now))
                .hasMessage("from must be before to");
        assertThatThrownBy(() -> new AuditFilter("x".repeat(201), null, null, null, null, null))
                .hasMessage("user has at most 200 characters");
    }

    private List<Long> found(AuditFilter filter) {
        return audit.entries(Long.MAX_VALUE, filter, 100).stream()
                .map(AuditLog.Entry::id)
                .toList();
    }
}
