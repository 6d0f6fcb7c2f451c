package andon.indexer.credentials;

import andon.vocabulary.SecretKind;
import org.jspecify.annotations.Nullable;

/**
 * A credential in a text.
 *
 * @param start where its row or block begins
 * @param end where it ends
 * @param secretStart where the secret begins, within the row
 * @param secretEnd where it ends
 * @param account user name or address as written; empty if there is none
 * @param service host or package name in lower case; null if unknown
 * @param kind what the secret is
 * @param form the stable name of the form that was recognised
 * @param confidence from 0 to 1
 */
public record FoundCredential(
        int start,
        int end,
        int secretStart,
        int secretEnd,
        String account,
        @Nullable String service,
        SecretKind kind,
        String form,
        double confidence) {}
