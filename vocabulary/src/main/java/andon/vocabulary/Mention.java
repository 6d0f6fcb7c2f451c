package andon.vocabulary;

/**
 * An asset found in a document.
 *
 * @param assetId the asset
 * @param owner the asset's owner
 * @param document where it was found
 * @param span where in {@link Document#searchableText}: the first place of this value
 * @param matchedValue the value that matched, normalised: two spellings of one name are one value
 * @param rule the stable name of the rule that matched, such as {@code name-folded} or {@code domain-suffix}
 */
public record Mention(
        long assetId, OrganisationId owner, DocumentId document, Span span, String matchedValue, String rule) {}
