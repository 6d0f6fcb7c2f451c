package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.assets.AssetImport;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.OwnedAsset;
import andon.searchapi.audit.Actor;
import andon.searchapi.lists.BadListException;
import andon.vocabulary.Asset;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows customers' assets, and confirms those whose proof cannot be looked for. */
@Command(name = "asset", description = "Lists customers' assets and confirms what cannot be proven.")
final class AssetCommand {
    @Command(name = "list", description = "Prints id, organisation, type, value and state, one asset a line.")
    int list(@Mixin Place place) {
        try (Stores stores = place.openWithoutIndex();
                AssetProofs proofs = proofs(place, stores)) {
            for (OwnedAsset owned :
                    proofs.of(stores.accounts().organisations().stream().map(Organisation::id))) {
                Asset asset = owned.asset();
                place.out()
                        .println(asset.id() + "\t" + asset.owner() + "\t"
                                + asset.type().word() + "\t" + asset.value() + "\t"
                                + owned.state().word());
            }
            return 0;
        }
    }

    @Command(
            name = "confirm",
            description =
                    "Confirms an asset without proof: for domains that are in no public DNS. The reason is kept in the"
                            + " audit log.")
    int confirm(
            @Mixin Place place,
            @Parameters(paramLabel = "ID") long id,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why no proof is asked for.")
                    String reason) {
        try (Stores stores = place.openWithoutIndex();
                AssetProofs proofs = proofs(place, stores)) {
            OwnedAsset owned = proofs.override(Stores.WHO, id, reason);
            place.err()
                    .println("Confirmed " + owned.asset().value() + " of "
                            + owned.asset().owner() + ".");
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    @Command(
            name = "import",
            description = {
                "Proposes the assets of a list for an organisation, all or none: CSV with the columns type and value,"
                        + " or MISP events as JSON.",
                "They are proven or confirmed like every other. Exit code 1 if anything in the list is wrong."
            })
    int bring(
            @Mixin Place place,
            @Parameters(paramLabel = "FILE", description = "UTF-8, at most 4 MB and 5,000 entries.") Path file,
            @Option(
                            names = "--organisation",
                            required = true,
                            paramLabel = "ID",
                            description = "Whose assets they are.")
                    String organisation,
            @Option(names = "--dry-run", description = "Says what would become of the list; changes nothing.")
                    boolean look) {
        byte[] list = SourceCommands.list(file);
        try (Stores stores = place.openWithoutIndex();
                AssetProofs proofs = proofs(place, stores)) {
            OrganisationId owner = stores.accounts().organisations().stream()
                    .map(Organisation::id)
                    .filter(id -> id.value().equals(organisation))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("there is no organisation '" + organisation + "'"));
            AssetImport imports =
                    new AssetImport(stores.database(), stores.corpus().assets(), proofs, stores.audit());
            return ListLines.print(place, imports.take(new Actor.Command(Stores.WHO), owner, list, look));
        } catch (BadListException e) {
            throw new UsageException(e.reason() + "; nothing was changed", e);
        }
    }

    private static AssetProofs proofs(Place place, Stores stores) {
        return stores.assetProofs(place.settings().assets().proof());
    }
}
