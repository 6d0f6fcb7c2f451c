package andon.testbed.world;

import andon.vocabulary.AssetType;

/**
 * A watched asset in a planted document.
 *
 * @param source the site
 * @param key the document's key on that site
 * @param organisation the customer's id
 * @param certain whether every careful reader would say that the asset is mentioned. Not certain is, for one, that an
 *     e-mail address also mentions the domain or the name inside it, or that a reply mentions what only its thread's
 *     title says: a matcher may find these or leave them.
 */
public record PlantedMention(
        String source, String key, String organisation, AssetType assetType, String assetValue, boolean certain) {}
