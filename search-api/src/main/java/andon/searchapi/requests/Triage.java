package andon.searchapi.requests;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.requests.RequestHistory.Trait;
import andon.vocabulary.Tlp;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How soon a request is needed, who has it and how far it may be passed on. Each change is one transaction with its audit
 * record and a line in the request's history. Thread-safe.
 */
public final class Triage {
    public static final int MAX_REASON = 1000;

    private final Database database;
    private final Accounts accounts;
    private final Requests requests;
    private final RequestTable table;
    private final ServiceLevels levels;
    private final RequestHistory history;
    private final AuditLog audit;
    private final InstantSource clock;

    public Triage(
            Database database,
            Accounts accounts,
            Requests requests,
            SlaSettings sla,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.requests = requests;
        this.table = new RequestTable(database);
        this.levels = new ServiceLevels(database, sla);
        this.history = new RequestHistory(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives it another priority; what is due is counted anew from filing. */
    public Request prioritise(Viewer viewer, long id, Priority to, String reason) {
        String why = Requests.text("reason", reason, MAX_REASON);
        return change(viewer, id, Trait.PRIORITY, to.word(), why, request -> {
            if (request.answeredAt() != null || request.state().isOver()) {
                throw Problem.conflict(
                        "Request " + id + " is answered or over: its clocks have stopped, and its priority stays.");
            }
            table.priority(id, to);
            levels.prioritise(request, to);
            return request.priority().word();
        });
    }

    /** @param analyst a user's name; null or blank: nobody */
    public Request assign(Viewer viewer, long id, @Nullable String analyst) {
        String name = analyst == null || analyst.isBlank() ? null : analyst.strip();
        if (name != null
                && accounts.user(name).filter(user -> user.is(Role.ANALYST)).isEmpty()) {
            throw Problem.invalid("There is no analyst '" + name + "'.");
        }
        return change(viewer, id, Trait.ASSIGNEE, name, null, request -> {
            if (request.state().isOver()) {
                throw Problem.conflict("Request " + id + " is over; there is nothing to do on it.");
            }
            table.assignee(id, name);
            return request.assignee();
        });
    }

    /** Labels the request and with it its answer. */
    public Request label(Viewer viewer, long id, Tlp to) {
        return change(viewer, id, Trait.TLP, to.word(), null, request -> {
            table.tlp(id, to);
            return request.tlp().word();
        });
    }

    /** All that was changed, oldest first. */
    public List<RequestHistory.Change> history(Viewer viewer, long id) {
        requests.request(viewer, id);
        return history.of(id);
    }

    /** Who can be given a request, by name. */
    public List<String> analysts() {
        return accounts.users().stream()
                .filter(user -> user.is(Role.ANALYST))
                .map(User::name)
                .toList();
    }

    /** @param work changes it and returns what it was */
    private Request change(
            Viewer viewer,
            long id,
            Trait trait,
            @Nullable String to,
            @Nullable String reason,
            Function<Request, @Nullable String> work) {
        requests.request(viewer, id);
        if (history.full(id)) {
            throw Problem.conflict(
                    "Request " + id + " was changed " + RequestHistory.MAX_CHANGES + " times; file a new one.");
        }
        database.inTransaction(() -> {
            Request present = table.locked(id).orElseThrow();
            String was = work.apply(present);
            if (!Objects.equals(was, to)) {
                history.add(id, viewer.user(), trait, was, to, reason, clock.instant());
            }
            audit.record(
                    viewer,
                    Action.REQUEST_CHANGE,
                    "request " + id,
                    trait.word() + " " + (was == null ? "nobody" : was) + " -> " + (to == null ? "nobody" : to)
                            + (reason == null ? "" : ": " + reason));
        });
        return requests.request(viewer, id);
    }
}
