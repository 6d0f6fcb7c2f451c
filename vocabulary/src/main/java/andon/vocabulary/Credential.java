package andon.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * Whose secret a credential is; the secret itself is the entity's {@link MaskedSecret}.
 *
 * @param service host, address or package name of what it opens, in lower case; null if unknown
 * @param domain the domain of the account's address, else of the service; null if neither has one
 * @param account user name or address as it was written; empty if only the secret was
 * @param kind whether the secret is a password or which hash of one
 */
public record Credential(@Nullable String service, @Nullable String domain, String account, SecretKind kind) {}
