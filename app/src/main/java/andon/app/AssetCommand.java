package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.OwnedAsset;
import andon.vocabulary.Asset;
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

    private static AssetProofs proofs(Place place, Stores stores) {
        return stores.assetProofs(place.settings().assets().proof());
    }
}
