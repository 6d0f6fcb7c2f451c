package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.sources.CandidateCatalog.Outcome;
import andon.vocabulary.SourceId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides on candidates and quarantines for the API and the console alike, and notes who did. */
@Component
public class OperatorDecisions {
    private final CandidateCatalog candidates;
    private final QuarantineList quarantine;
    private final AuditLog audit;

    OperatorDecisions(CandidateCatalog candidates, QuarantineList quarantine, AuditLog audit) {
        this.candidates = candidates;
        this.quarantine = quarantine;
        this.audit = audit;
    }

    /** See {@link CandidateCatalog#accept}. */
    public Outcome accept(Viewer viewer, String host, Optional<SourceId> id, Optional<String> definition) {
        return noted(viewer, host, candidates.accept(host, id, definition, name(viewer)));
    }

    public Outcome refuse(Viewer viewer, String host) {
        return noted(viewer, host, candidates.refuse(host, name(viewer)));
    }

    private Outcome noted(Viewer viewer, String host, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            audit.record(
                    viewer, Action.CANDIDATE_DECISION, "candidate " + host, "accepted as source " + accepted.source());
        } else if (outcome instanceof Outcome.Refused) {
            audit.record(viewer, Action.CANDIDATE_DECISION, "candidate " + host, "refused");
        }
        return outcome;
    }

    /**
     * Puts a host under quarantine; says whether it was not yet.
     *
     * @param note why, 1 to {@link QuarantineList#LONGEST_NOTE} characters
     */
    public boolean quarantine(Viewer viewer, String host, String note) {
        String why = checked(note);
        boolean added = Problem.invalidIfRefused(() -> quarantine.add(host, why, name(viewer)));
        if (added) {
            audit.record(viewer, Action.QUARANTINE_CHANGE, "host " + host, "under quarantine: " + why);
        }
        return added;
    }

    /** Ends a quarantine; says whether there was one. */
    public boolean release(Viewer viewer, String host, String note) {
        String why = checked(note);
        boolean released = quarantine.release(host);
        if (released) {
            audit.record(viewer, Action.QUARANTINE_CHANGE, "host " + host, "released: " + why);
        }
        return released;
    }

    private static String checked(String note) {
        String why = note.strip();
        if (why.isEmpty() || why.length() > QuarantineList.LONGEST_NOTE) {
            throw Problem.invalid("reason must say why, in 1 to " + QuarantineList.LONGEST_NOTE
                    + " characters; it is kept in the audit log.");
        }
        return why;
    }

    private static String name(Viewer viewer) {
        return viewer.user().name();
    }

    /** Throws the problem that prevented a decision, if one did. */
    static Outcome orProblem(String host, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Refused refused -> refused;
            case Outcome.Wrong wrong -> throw SourceChanges.wrong(wrong.line(), wrong.field(), wrong.what());
            case Outcome.Impossible impossible -> throw Problem.conflict("Not accepted: " + impossible.why() + ".");
            case Outcome.Missing missing -> throw Problem.notFound("The candidate " + host);
        };
    }
}
