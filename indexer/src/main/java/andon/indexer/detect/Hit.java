package andon.indexer.detect;

import andon.vocabulary.EntityType;
import andon.vocabulary.SecretKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value found in a view.
 *
 * @param value the normalised value; for a secret what stands before its masked form
 * @param start in the view
 * @param end in the view
 * @param login for credentials; null where {@code value} says all
 */
record Hit(
        Hits.Weight weight,
        EntityType type,
        String value,
        int start,
        int end,
        String detector,
        double confidence,
        @Nullable Secret secret,
        @Nullable Login login) {

    /**
     * Whose secret it is, where the rule knows more than the value says.
     *
     * @param account as written; empty if unknown
     * @param service host or package; null if unknown
     * @param kind null if the secret's own form decides
     */
    record Login(
            String account,
            @Nullable String service,
            @Nullable SecretKind kind) {
        /** What stands before the masked secret in the entity's value. */
        String prefix() {
            if (account.indexOf('@') > 0) {
                return account.toLowerCase(Locale.ROOT) + ":";
            }
            String both = service == null ? account : account + "@" + service;
            return both.isEmpty() ? "" : both + ":";
        }
    }

    /**
     * A stretch of the view that must not be shown.
     *
     * @param shown how many of its first characters may be shown all the same (a card's BIN)
     */
    record Secret(int start, int end, int shown) {
        Secret(int start, int end) {
            this(start, end, 0);
        }
    }
}
