package andon.testbed.world;

import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.util.List;

/**
 * An invented customer with what it watches.
 *
 * @param organisation its id in Andon
 * @param name its name as written
 */
public record WatchedCompany(OrganisationId organisation, String name, List<WatchedAsset> assets) {
    public WatchedCompany {
        assets = List.copyOf(assets);
    }

    /** @param value normalised as {@link andon.vocabulary.Asset#value} asks */
    public record WatchedAsset(AssetType type, String value) {}
}
