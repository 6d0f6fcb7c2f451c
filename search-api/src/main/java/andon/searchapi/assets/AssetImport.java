package andon.searchapi.assets;

import andon.corpus.watch.Assets;
import andon.database.Database;
import andon.searchapi.assets.AssetList.Wanted;
import andon.searchapi.audit.Actor;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.lists.BadListException;
import andon.searchapi.lists.ListFile;
import andon.searchapi.lists.ListReport;
import andon.searchapi.lists.NotTakenException;
import andon.vocabulary.Asset;
import andon.vocabulary.OrganisationId;
import java.util.List;

/**
 * Proposes a whole list of assets for one organisation, all or none. What is proposed so is proven or confirmed like every other
 * asset before anything about it is shown. Thread-safe.
 */
public final class AssetImport {
    private final Database database;
    private final Assets assets;
    private final AssetProofs proofs;
    private final AuditLog audit;

    public AssetImport(Database database, Assets assets, AssetProofs proofs, AuditLog audit) {
        this.database = database;
        this.assets = assets;
        this.proofs = proofs;
        this.audit = audit;
    }

    /**
     * Reads a list and proposes what it names.
     *
     * @param owner whose assets they are; the caller has seen to it that there is such an organisation
     * @param onlyLook whether nothing is to be changed
     * @throws BadListException if the file is no list
     */
    public ListReport take(Actor by, OrganisationId owner, byte[] file, boolean onlyLook) throws BadListException {
        ListReport.Notes notes = new ListReport.Notes();
        List<Wanted> wanted = AssetList.of(ListFile.read(file), notes);
        try {
            return database.inTransaction(() -> {
                wanted.forEach(one -> propose(by, owner, one, notes));
                if (onlyLook || notes.isFaulty()) {
                    throw new NotTakenException();
                }
                return notes.report(true);
            });
        } catch (NotTakenException e) {
            return notes.report(false);
        }
    }

    private void propose(Actor by, OrganisationId owner, Wanted wanted, ListReport.Notes notes) {
        Asset asset;
        try {
            asset = assets.propose(owner, wanted.type(), wanted.value());
        } catch (IllegalArgumentException e) {
            notes.wrong(wanted.place(), String.valueOf(e.getMessage()));
            return;
        }
        ListReport.Entry entry =
                new ListReport.Entry(wanted.place(), asset.type().word(), asset.value());
        if (!proofs.begin(asset) || asset.confirmed()) {
            notes.known(entry);
            return;
        }
        notes.added(entry);
        String subject = "asset " + asset.id();
        String what = "proposed " + asset.type().word() + " " + asset.value() + " for " + owner + ", from a list";
        audit.record(by, Action.ASSET_CHANGE, subject, what);
    }
}
