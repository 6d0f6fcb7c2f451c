package andon.app.settings;

import andon.searchapi.oidc.OidcSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At which identity provider people sign in, as {@link OidcSettings}, in the operator's words.
 *
 * @param issuer null: at none, and nothing else of this counts
 * @param audience null: the API takes no tokens of the provider's
 */
public record OidcSection(
        @Nullable URI issuer,
        String clientId,
        @Nullable Path clientSecretFile,
        @Nullable String clientSecretEnv,
        @Nullable String audience,
        String nameClaim,
        boolean passwords) {
    public OidcSection {
        if (issuer != null) {
            settings(issuer, clientId, "not read yet", audience, nameClaim, passwords, null);
        }
    }

    /** Whether people may sign in with a password of Andon's: without a provider there is no other way. */
    public boolean takesPasswords() {
        return issuer == null || passwords;
    }

    /**
     * The provider, if there is one.
     *
     * @throws UsageException if the client's secret is not where the settings say
     */
    public Optional<OidcSettings> settings(HttpSection http) {
        if (issuer == null) {
            return Optional.empty();
        }
        String secret = new PasswordPlace("oidc.client-secret", clientSecretFile, clientSecretEnv)
                .read()
                .filter(read -> !read.isBlank())
                .orElseThrow(() ->
                        new UsageException("oidc.issuer is set; put the client's secret into a file and name it in"
                                + " oidc.client-secret-file, or name its variable in oidc.client-secret-env"));
        String reached = http.publicUrl() == null ? null : http.link(Optional.empty());
        return Optional.of(settings(issuer, clientId, secret, audience, nameClaim, passwords, reached));
    }

    private static OidcSettings settings(
            URI issuer,
            String clientId,
            String secret,
            @Nullable String audience,
            String nameClaim,
            boolean passwords,
            @Nullable String reached) {
        try {
            return new OidcSettings(issuer, clientId, secret, audience, nameClaim, passwords, reached);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("oidc: " + e.getMessage(), e);
        }
    }
}
