package andon.searchapi.sources;

import andon.database.Database;
import andon.searchapi.audit.Actor;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.lists.BadListException;
import andon.searchapi.lists.ListFile;
import andon.searchapi.lists.ListReport;
import andon.searchapi.lists.NotTakenException;
import andon.searchapi.sources.SourceCatalog.Outcome;
import andon.searchapi.sources.SourceList.Wanted;
import andon.vocabulary.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds a whole list of sources, all or none; each goes through the validation of the sources file. What is watched already stays
 * as it is. Thread-safe.
 */
public final class SourceImport {
    private final Database database;
    private final SourceCatalog catalog;
    private final AuditLog audit;

    public SourceImport(Database database, SourceCatalog catalog, AuditLog audit) {
        this.database = database;
        this.catalog = catalog;
        this.audit = audit;
    }

    /**
     * Reads a list and adds what it names.
     *
     * @param clearWeb whether hosts of the clear web are taken from MISP, too; a table says so itself
     * @param onlyLook whether nothing is to be changed
     * @throws BadListException if the file is no list
     */
    public ListReport take(Actor by, byte[] file, boolean clearWeb, boolean onlyLook) throws BadListException {
        ListReport.Notes notes = new ListReport.Notes();
        List<Wanted> wanted = SourceList.of(ListFile.read(file), clearWeb, notes);
        Map<String, Integer> places = new HashMap<>();
        try {
            return database.inTransaction(() -> {
                wanted.forEach(one -> add(by, one, places, notes));
                if (onlyLook || notes.isFaulty()) {
                    throw new NotTakenException();
                }
                return notes.report(true);
            });
        } catch (NotTakenException e) {
            return notes.report(false);
        }
    }

    private void add(Actor by, Wanted wanted, Map<String, Integer> places, ListReport.Notes notes) {
        SourceId id;
        try {
            id = new SourceId(wanted.id());
        } catch (IllegalArgumentException e) {
            notes.wrong(wanted.place(), String.valueOf(e.getMessage()));
            return;
        }
        switch (catalog.put(id, wanted.definition(), Optional.of(0L), by.name())) {
            case Outcome.Done done -> {
                places.put(id.value(), wanted.place());
                notes.added(new ListReport.Entry(wanted.place(), "source", id.value()));
                audit.record(by, Action.SOURCE_CHANGE, "source " + id, "added from a list, version 1");
            }
            case Outcome.Wrong wrong -> notes.wrong(wanted.place(), wrong.what());
            case Outcome.Stale stale -> known(wanted, id, places, notes);
            case Outcome.HostTaken taken -> known(wanted, taken.source(), places, notes);
            case Outcome.Missing missing -> throw new IllegalStateException("a put makes what is missing: " + missing);
        }
    }

    /** One host, one source: a second address of a host that the list named before is no source of its own. */
    private static void known(Wanted wanted, SourceId source, Map<String, Integer> places, ListReport.Notes notes) {
        Integer before = places.get(source.value());
        notes.known(
                new ListReport.Entry(wanted.place(), before == null ? "source" : "same as " + before, source.value()));
    }
}
