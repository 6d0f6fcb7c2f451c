package andon.vocabulary;

import java.net.URI;

/**
 * Takes the secrets out of what is shown or kept beside the documents: addresses that were asked for, what a link says.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface SecretMask {
    /** Leaves all as it is: for input that is known to hold no secret. */
    SecretMask NOTHING = text -> text;

    /** The text with every secret that is recognised masked. */
    String mask(String text);

    /** The address with its secrets masked; such a one leads nowhere. */
    default URI mask(URI address) {
        String written = address.toString();
        String masked = mask(written);
        return masked.equals(written) ? address : URI.create(masked.replace("•", "%E2%80%A2"));
    }
}
