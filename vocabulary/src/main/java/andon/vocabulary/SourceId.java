package andon.vocabulary;

import java.util.regex.Pattern;

/**
 * The stable name of a watched site, as the operator wrote it in the sources file.
 *
 * @param value a slug: 1 to 63 of {@code a-z 0-9 -}, starting with a letter or digit
 */
public record SourceId(String value) {
    /** How the ids of the sources begin that are an organisation's own: what its members hand in. No watched site may be called so. */
    public static final String OF_ORGANISATIONS = "handed-in-";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public SourceId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "source id '" + value + "' must be 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit");
        }
    }

    /** Whether the id is one of those that Andon gives to organisations' own sources. */
    public boolean isReserved() {
        return value.startsWith(OF_ORGANISATIONS);
    }

    @Override
    public String toString() {
        return value;
    }
}
