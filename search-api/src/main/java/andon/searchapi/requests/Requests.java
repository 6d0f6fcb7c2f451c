package andon.searchapi.requests;

import andon.corpus.index.IndexedDocument;
import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.Capture;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Tlp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Customers' requests and the work on them. A customer reaches its own organisation's requests only; what it may not see
 * does not exist for it. Each change is one transaction with its audit record. Thread-safe.
 */
public final class Requests {
    public static final int MAX_MESSAGE = 8000;
    public static final int MAX_NOTE = 4000;
    public static final int MAX_COMMENTARY = 20_000;

    private final Database database;
    private final RequestTable table;
    private final CaseworkTables casework;
    private final DocumentSearch search;
    private final FirstLooks firstLooks;
    private final ServiceLevels levels;
    private final RequestHistory history;
    private final Quotas quotas;
    private final AnswerTable answers;
    private final ReviewSettings review;
    private final Attachments attachments;
    private final AuditLog audit;
    private final InstantSource clock;

    public Requests(
            Database database,
            DocumentSearch search,
            SourceOverview overview,
            List<FirstLookFacts> facts,
            SlaSettings sla,
            QuotaSettings quota,
            ReviewSettings review,
            Attachments attachments,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.table = new RequestTable(database);
        this.casework = new CaseworkTables(database, attachments);
        this.quotas = new Quotas(database, quota);
        this.attachments = attachments;
        this.answers = new AnswerTable(database);
        this.review = review;
        this.search = search;
        this.firstLooks = new FirstLooks(search, overview, facts);
        this.levels = new ServiceLevels(database, sla);
        this.history = new RequestHistory(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** Files a question and takes the first look at once. */
    public Request file(Viewer viewer, Priority priority, Tlp tlp, Question question) {
        Instant now = clock.instant();
        RequestType type = question.type();
        OrganisationId organisation = viewer.user().organisation();
        // A look takes time that nobody has for a request that is refused.
        quotas.require(organisation, now);
        FirstLook look = firstLooks.take(viewer, question, now);
        return database.inTransaction(() -> {
            quotas.requireAlone(organisation, now);
            Request filed = table.insert(
                    new Request(
                            0,
                            organisation,
                            type,
                            priority,
                            tlp,
                            RequestState.OPEN,
                            question,
                            viewer.user().name(),
                            now,
                            levels.due(Promise.FIRST_REPLY, type, priority, now),
                            levels.due(Promise.ANSWER, type, priority, now),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null),
                    look);
            audit.record(viewer, Action.REQUEST_CHANGE, "request " + filed.id(), "filed");
            return filed;
        });
    }

    /** What the viewer's organisation has left to ask; empty if it may ask as much as it likes, and for staff. */
    public Optional<Quota> quota(Viewer viewer) {
        return viewer.is(Role.CUSTOMER) ? quotas.of(viewer.user().organisation(), clock.instant()) : Optional.empty();
    }

    /** The viewer's requests, what is due first on top. */
    public List<Request> queue(Viewer viewer) {
        return table.list(viewer.is(Role.CUSTOMER) ? viewer.user().organisation() : null).stream()
                .sorted(Request.QUEUE)
                .toList();
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if it is not there or not the viewer's to see */
    public Request request(Viewer viewer, long id) {
        return table.find(id)
                .filter(r -> !viewer.is(Role.CUSTOMER)
                        || r.organisation().equals(viewer.user().organisation()))
                .orElseThrow(() -> Problem.notFound("Request " + id));
    }

    /** The request as somebody opens it; leaves an audit record. */
    public Request opened(Viewer viewer, long id) {
        Request request = request(viewer, id);
        audit.record(viewer, Action.REQUEST_VIEW, "request " + id, "");
        return request;
    }

    /**
     * The request's casework; leaves an audit record. A customer reads the messages at once, and the findings, the
     * commentary and the countermeasures as they were given in the latest answer: half a judgement is none.
     */
    public Casework casework(Viewer viewer, long id) {
        Request request = request(viewer, id);
        audit.record(viewer, Action.REQUEST_VIEW, "request " + id, "");
        return visible(viewer, request);
    }

    /** The same without a record, for what leaves its own. */
    Casework visible(Viewer viewer, Request request) {
        Casework all = casework.of(request.id());
        return viewer.is(Role.CUSTOMER) ? answered(request, all) : all;
    }

    /** What was answered, or just the messages; what was answered before there were versions is as it is. */
    private Casework answered(Request request, Casework all) {
        return answers.latest(request.id())
                .map(answer -> answer.with(all))
                .orElse(
                        request.answeredAt() == null
                                ? new Casework(all.messages(), List.of(), List.of(), List.of())
                                : all);
    }

    /** All versions of the answer, oldest first. */
    public List<Answer> answers(Viewer viewer, long id) {
        request(viewer, id);
        return answers.all(id);
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if the request has no such version of its answer */
    public Answer answer(Viewer viewer, long id, int version) {
        request(viewer, id);
        return answers.find(id, version)
                .orElseThrow(() -> Problem.notFound("Version " + version + " of the answer to request " + id));
    }

    /** The answer that a request that is answered has now; empty while something is still to be done on it. */
    Optional<Answer> standingAnswer(Request request) {
        return request.state() == RequestState.ANSWERED || request.state() == RequestState.CLOSED
                ? answers.latest(request.id())
                : Optional.empty();
    }

    /** What Andon knew when the request was filed. */
    public FirstLook firstLook(Viewer viewer, long id) {
        request(viewer, id);
        return table.firstLook(id).orElseThrow();
    }

    /** How the request's promises stand. */
    public Standing standing(Request request) {
        return levels.standing(request, clock.instant());
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Adds a message. An answered request is opened again by a customer's question only, so that thanks start no clock.
     *
     * @param files at most {@value Attachments#MAX_FILES}
     * @param question whether it asks for more than the answer says; of a request that is not answered no matter
     */
    public void write(Viewer viewer, long id, String message, List<Attachment.Upload> files, boolean question) {
        String body = text("message", message, MAX_MESSAGE);
        String what = files.isEmpty() ? "message" : "message with " + files.size() + " files";
        enter(viewer, id, "request_message", what, () -> {
            table.locked(id);
            attachments.check(id, files);
            long written = casework.message(id, viewer.user(), body, clock.instant());
            files.forEach(file -> attachments.add(id, written, file));
            if (viewer.is(Role.ANALYST)) {
                table.replied(id, clock.instant());
            } else {
                // What was asked is said, or a question follows the answer: in both cases there is something to do.
                table.locked(id)
                        .filter(r -> r.state() == RequestState.WAITING_FOR_CUSTOMER
                                || r.state() == RequestState.ANSWERED && question)
                        .ifPresent(resting -> step(viewer, resting, RequestState.ACCEPTED));
            }
        });
    }

    /** A file on a message; leaves an audit record. */
    public Attachments.Opened attachment(Viewer viewer, long id, long attachment) {
        request(viewer, id);
        return attachments.open(viewer, id, attachment);
    }

    /**
     * Pins a document as evidence, as it is now.
     *
     * @param passage the words of it that matter, as the customer reads them; null or blank: all of it. Of a version that is
     *     pinned already, several passages can be pinned one after another
     */
    public void pin(Viewer viewer, long id, DocumentId document, String note, @Nullable String passage) {
        String body = text("note", note, MAX_NOTE);
        IndexedDocument pinned =
                search.document(viewer, document).orElseThrow(() -> Problem.notFound("Document " + document));
        // The customer reads it in the answer.
        IndexedDocument shown = search.shownTo(request(viewer, id).organisation(), pinned);
        Optional<Casework.Passage> words = passage == null || passage.isBlank()
                ? Optional.empty()
                : Optional.of(Passages.find(shown.document(), passage, body, viewer.user(), clock.instant()));
        Capture capture = search.evidence(viewer, document)
                .orElseThrow(() -> Problem.conflict("The capture of document " + document + " is not in the log."));
        change(viewer, id, "request_finding", "pinned document " + document, () -> {
            table.locked(id);
            boolean known = casework.pinned(id, shown).isPresent();
            if (known && words.isEmpty()) {
                throw Problem.conflict("This version of the document is pinned to the request already.");
            }
            if (!known && !casework.finding(id, shown, capture, body, viewer.user(), clock.instant())) {
                throw Problem.conflict("This version of the document was pinned to the request just now.");
            }
            long finding = casework.pinned(id, shown).orElseThrow();
            words.ifPresent(found -> {
                Passages.check(casework.passages(id).getOrDefault(finding, List.of()), found);
                casework.passage(finding, found);
            });
        });
    }

    /** Says how far a finding is known to be so. */
    public void judge(Viewer viewer, long id, long finding, Ladder judgement, Admiralty admiralty) {
        live(viewer, id);
        database.inTransaction(() -> {
            if (!casework.judgement(id, finding, judgement, admiralty, viewer.user(), clock.instant())) {
                throw Problem.notFound("Finding " + finding + " of request " + id);
            }
            written(viewer, id);
            audit.record(
                    viewer,
                    Action.REQUEST_CHANGE,
                    "request " + id,
                    "finding " + finding + " is " + judgement.word() + ", " + admiralty.code());
        });
    }

    public void comment(Viewer viewer, long id, String commentary) {
        String body = text("commentary", commentary, MAX_COMMENTARY);
        change(
                viewer,
                id,
                "request_commentary",
                "commentary",
                () -> casework.commentary(id, viewer.user(), body, clock.instant()));
    }

    /** Moves the request on; an answer needs an assessment. */
    public Request move(Viewer viewer, long id, RequestState to) {
        Request present = request(viewer, id);
        List<RequestState> possible = present.state().next(viewer.user().role());
        if (!possible.contains(to)) {
            throw Problem.conflict("Request " + id + " is " + present.state().word()
                    + "; from there you can move it to "
                    + (possible.isEmpty()
                            ? "nothing"
                            : String.join(
                                    ", ",
                                    possible.stream().map(RequestState::word).toList()))
                    + ", not to " + to.word() + ".");
        }
        if (to == RequestState.ANSWERED && casework.of(id).commentary().isEmpty()) {
            throw Problem.conflict("An answer needs an assessment: add commentary first.");
        }
        if (to == RequestState.ANSWERED
                && answers.latest(id).map(Answer::version).orElse(0) >= AnswerTable.MAX_VERSIONS) {
            throw Problem.conflict(
                    "Request " + id + " was answered " + AnswerTable.MAX_VERSIONS + " times; file a new one.");
        }
        if (to == RequestState.WAITING_FOR_CUSTOMER
                && !casework.lastWriter(id).equals(Optional.of(Role.ANALYST.word()))) {
            throw Problem.conflict(
                    "A request waits for the customer when an analyst has asked: write a message first.");
        }
        if (history.full(id) && !to.isOver()) {
            throw Problem.conflict("Request " + id + " was changed " + RequestHistory.MAX_CHANGES
                    + " times; close or decline it, and file a new one.");
        }
        database.inTransaction(() -> {
            Request locked = table.locked(id).orElseThrow();
            if (locked.state() != present.state()) {
                throw Problem.conflict("Somebody else moved request " + id + " just now; look again.");
            }
            reviewed(viewer, locked, to);
            step(viewer, locked, to);
        });
        return request(viewer, id);
    }

    /** Four eyes: who wrote last does not say alone that it is right. */
    private void reviewed(Viewer viewer, Request locked, RequestState to) {
        if (to == RequestState.ANSWERED
                && review.secondAnalyst()
                && viewer.user().name().equals(locked.author())) {
            throw Problem.conflict(
                    "You put this answer in review or changed it there last: another analyst has to read it"
                            + " and give it. (A team of one sets requests.review to false.)");
        }
    }

    /** Moves on what the caller's transaction has locked, with its clocks, its history and the record of it. */
    private void step(Viewer viewer, Request present, RequestState to) {
        long id = present.id();
        Instant now = clock.instant();
        String assignee = present.state() == RequestState.OPEN && to == RequestState.ACCEPTED
                ? viewer.user().name()
                : null;
        table.move(id, to, assignee);
        if (present.state() == RequestState.WAITING_FOR_CUSTOMER) {
            levels.resume(present, now);
        }
        if (present.state() == RequestState.ANSWERED && to == RequestState.ACCEPTED) {
            table.askedAgain(id, now);
            levels.restart(present, now);
        }
        switch (to) {
            case OPEN, ACCEPTED, CLOSED -> {}
            case IN_REVIEW -> table.author(id, viewer.user().name());
            case WAITING_FOR_CUSTOMER -> levels.pause(present, now);
            case ANSWERED -> {
                table.replied(id, now);
                table.answered(id, now);
                answers.add(present, casework.of(id), viewer.user().name(), now);
            }
            case DECLINED -> table.replied(id, now);
        }
        String was = present.state().word();
        history.add(id, viewer.user(), RequestHistory.Trait.STATE, was, to.word(), null, now);
        audit.record(viewer, Action.REQUEST_CHANGE, "request " + id, was + " -> " + to.word());
    }

    /** Adds an entry that belongs to the answer. */
    void change(Viewer viewer, long id, String table, String what, Runnable work) {
        enter(viewer, id, table, what, () -> {
            work.run();
            written(viewer, id);
        });
    }

    /** Adds an entry in one transaction with its audit record, if the request takes any. */
    private void enter(Viewer viewer, long id, String table, String what, Runnable work) {
        live(viewer, id);
        if (casework.full(table, id)) {
            throw Problem.conflict("Request " + id + " has " + CaseworkTables.MAX_EACH + " of these already.");
        }
        database.inTransaction(() -> {
            work.run();
            audit.record(viewer, Action.REQUEST_CHANGE, "request " + id, what);
        });
    }

    private void live(Viewer viewer, long id) {
        if (request(viewer, id).state().isOver()) {
            throw Problem.conflict("Request " + id + " is over and takes no more entries; file a new one.");
        }
    }

    /** Whoever changes an answer that is in review is its author from then on. */
    private void written(Viewer viewer, long id) {
        if (table.locked(id).orElseThrow().state() == RequestState.IN_REVIEW) {
            table.author(id, viewer.user().name());
        }
    }

    static String text(String name, String text, int max) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > max) {
            throw Problem.invalid(
                    "The " + name + " must have 1 to " + max + " characters, not " + stripped.length() + ".");
        }
        return stripped;
    }
}
