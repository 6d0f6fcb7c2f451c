package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.sources.SourceCatalog.Definition;
import andon.searchapi.sources.SourceCatalog.Loaded;
import andon.searchapi.sources.SourceCatalog.Outcome;
import andon.vocabulary.SourceId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Changes sources for the API and the console alike, and notes who did. */
@Component
public class SourceChanges {
    private final SourceCatalog catalog;
    private final AuditLog audit;

    SourceChanges(SourceCatalog catalog, AuditLog audit) {
        this.catalog = catalog;
        this.audit = audit;
    }

    public Outcome put(Viewer viewer, SourceId source, String definition, Optional<Long> expected) {
        return noted(viewer, source, "stored", catalog.put(source, definition, expected, name(viewer)));
    }

    public Outcome pause(Viewer viewer, SourceId source, boolean paused) {
        return noted(viewer, source, paused ? "paused" : "resumed", catalog.pause(source, paused, name(viewer)));
    }

    public Outcome revert(Viewer viewer, SourceId source, long version) {
        return noted(viewer, source, "reverted to " + version, catalog.revert(source, version, name(viewer)));
    }

    public Outcome remove(Viewer viewer, SourceId source, Optional<Long> expected) {
        return noted(viewer, source, "removed", catalog.remove(source, expected, name(viewer)));
    }

    /** Begins a visit; says why not, if it does not begin. */
    public Optional<String> runNow(Viewer viewer, SourceId source) {
        Optional<String> refused = catalog.runNow(source);
        if (refused.isEmpty()) {
            audit.record(viewer, Action.SOURCE_CHANGE, "source " + source, "run now");
        }
        return refused;
    }

    /** See {@link SourceCatalog#load}. */
    public Loaded load(Viewer viewer, String yaml) {
        Loaded loaded = catalog.load(yaml, name(viewer));
        if (loaded instanceof Loaded.Done done) {
            audit.record(
                    viewer,
                    Action.SOURCE_CHANGE,
                    "sources",
                    "a file was loaded: " + done.added().size() + " new, "
                            + done.changed().size() + " changed, "
                            + done.removed().size() + " gone");
        }
        return loaded;
    }

    private static String name(Viewer viewer) {
        return viewer.user().name();
    }

    private Outcome noted(Viewer viewer, SourceId source, String what, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            audit.record(
                    viewer,
                    Action.SOURCE_CHANGE,
                    "source " + source,
                    what + ", version " + done.now().version());
        }
        return outcome;
    }

    /** What is wrong with a text, with its place as properties of the problem. */
    static ErrorResponseException wrong(int line, String field, String what) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Line " + line + ": " + what);
        problem.setProperty("line", line);
        problem.setProperty("field", field);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    /** The definition after a change, or the problem that prevented it. */
    static Definition orProblem(SourceId source, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.now();
            case Outcome.Wrong wrong -> throw wrong(wrong.line(), wrong.field(), wrong.what());
            case Outcome.Stale stale ->
                throw Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        stale.version() == 0
                                ? "The source " + source + " is not watched any more; read it again."
                                : "The source " + source + " has version " + stale.version()
                                        + " by now; read it again, then change that.");
            case Outcome.HostTaken taken ->
                throw Problem.conflict("The host " + taken.host() + " belongs to the source " + taken.source() + ".");
            case Outcome.Missing missing -> throw Problem.notFound("The source " + source);
        };
    }
}
