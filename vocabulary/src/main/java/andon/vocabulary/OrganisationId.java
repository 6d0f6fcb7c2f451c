package andon.vocabulary;

import java.util.regex.Pattern;

/**
 * A customer's organisation in Andon (a company named in a document is an {@link EntityType#ORGANIZATION}).
 *
 * @param value a slug: 1 to 63 of {@code a-z 0-9 -}, starting with a letter or digit
 */
public record OrganisationId(String value) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public OrganisationId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("organisation id '" + value
                    + "' must be 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
