package andon.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * A typed value with its place in a document.
 *
 * @param type what it is
 * @param value the normalised value (refanged; lower case where the standard says so); the masked form for secrets
 * @param span where it stands in {@link Document#searchableText}
 * @param detector the stable name of the rule that found it
 * @param confidence from 0 to 1
 * @param secret for credentials, cards and keys what may be kept of the secret; else null
 * @param credential for credentials whose it is; else null
 */
public record Entity(
        EntityType type,
        String value,
        Span span,
        String detector,
        double confidence,
        @Nullable MaskedSecret secret,
        @Nullable Credential credential) {

    public Entity {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }

    public Entity(EntityType type, String value, Span span, String detector, double confidence) {
        this(type, value, span, detector, confidence, null, null);
    }

    public Entity(
            EntityType type,
            String value,
            Span span,
            String detector,
            double confidence,
            @Nullable MaskedSecret secret) {
        this(type, value, span, detector, confidence, secret, null);
    }
}
