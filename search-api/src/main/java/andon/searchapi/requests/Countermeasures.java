package andon.searchapi.requests;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What analysts recommend on a request, by their own words or from a playbook, and how far it is. Thread-safe. */
public final class Countermeasures {
    public static final int MAX_ACTION = 1000;
    public static final int MAX_OWNER = 200;

    private final Database database;
    private final Requests requests;
    private final CaseworkTables casework;
    private final Playbooks playbooks = Playbooks.builtIn();
    private final AnswerTemplates templates = new AnswerTemplates();
    private final Recheck recheck;
    private final AuditLog audit;
    private final InstantSource clock;

    public Countermeasures(
            Database database,
            Requests requests,
            Attachments attachments,
            DocumentSearch search,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.requests = requests;
        this.casework = new CaseworkTables(database, attachments);
        this.recheck = new Recheck(search);
        this.audit = audit;
        this.clock = clock;
    }

    public Playbooks playbooks() {
        return playbooks;
    }

    /** Where to begin with the assessment, as Markdown. */
    public String template(Viewer viewer, long id, Locale language) {
        return templates.of(requests.request(viewer, id), requests.firstLook(viewer, id), language);
    }

    /**
     * @param due null if it is not urgent
     * @param mitigations of ATT&CK, at most {@value Mitigations#MOST}
     */
    public void recommend(
            Viewer viewer, long id, String action, String owner, @Nullable LocalDate due, List<String> mitigations) {
        String what = Requests.text("action", action, MAX_ACTION);
        String who = Requests.text("owner", owner, MAX_OWNER);
        List<String> known = Problem.invalidIfRefused(() -> Mitigations.checked(mitigations));
        requests.change(
                viewer,
                id,
                "request_countermeasure",
                "countermeasure",
                () -> casework.countermeasure(id, what, who, due, known, viewer.user(), clock.instant()));
    }

    /** The same from a playbook; due so many days from today, UTC, as it says. */
    public void play(Viewer viewer, long id, String play, Locale language) {
        Playbooks.Play known = playbooks
                .find(play)
                .orElseThrow(() -> Problem.invalid("No playbook has '" + play + "'; GET /api/v1/playbooks lists all."));
        recommend(
                viewer,
                id,
                known.action(language),
                known.owner(language),
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(known.days()),
                known.mitigations());
    }

    /** Says how far it is. When the customer says that it is done, Andon looks again and writes what it found. */
    public void state(Viewer viewer, long id, long countermeasure, CountermeasureState state) {
        Request request = requests.request(viewer, id);
        Casework.Countermeasure present = requests.visible(viewer, request).countermeasures().stream()
                .filter(m -> m.id() == countermeasure)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("Countermeasure " + countermeasure + " of request " + id));
        Instant now = clock.instant();
        boolean done = state == CountermeasureState.DONE
                && present.state() != CountermeasureState.DONE
                && viewer.is(Role.CUSTOMER)
                && !casework.full("request_message", id);
        // Before the transaction: nothing is held while it searches.
        String found = done ? recheck.of(viewer, request, requests.firstLook(viewer, id), present.action(), now) : "";
        database.inTransaction(() -> {
            casework.countermeasureState(id, countermeasure, state);
            audit.record(
                    viewer,
                    Action.REQUEST_CHANGE,
                    "request " + id,
                    "countermeasure " + countermeasure + " is " + state.word());
            if (done) {
                casework.ownMessage(id, found, now);
                audit.recordOwn("re-check", Action.REQUEST_CHANGE, "request " + id, "countermeasure " + countermeasure);
            }
        });
    }
}
