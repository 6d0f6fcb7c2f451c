package andon.vocabulary;

/**
 * What a customer owns and watches.
 *
 * @param id given by the database
 * @param owner the customer
 * @param type what it is
 * @param value its normalised value: a name as written, a domain in lower-case ASCII form, a CIDR range, digits
 * @param confirmed whether the ownership is proven; until then nothing about it is shown or told
 */
public record Asset(long id, OrganisationId owner, AssetType type, String value, boolean confirmed) {}
