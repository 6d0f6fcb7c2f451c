package andon.vocabulary;

import java.util.regex.Pattern;

/**
 * A customer's organisation in Andon (a company named in a document is an {@link EntityType#ORGANIZATION}).
 *
 * @param value a slug: 1 to 63 of {@code a-z 0-9 -}, starting with a letter or digit; {@code *} for {@link #ANALYSTS} only
 */
public record OrganisationId(String value) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * Stands where an organisation does for the provider's own team of analysts, who belong to none: what they subscribe to is
     * theirs together. No organisation can be made of it.
     */
    public static final OrganisationId ANALYSTS = new OrganisationId("*");

    public OrganisationId {
        if (!value.equals("*") && !SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("organisation id '" + value
                    + "' must be 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
