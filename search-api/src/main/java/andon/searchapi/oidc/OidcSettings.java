package andon.searchapi.oidc;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider, and what Andon believes it. Without this bean nothing of it is there.
 *
 * @param issuer its address, as it writes it in its tokens; https, or http on this machine
 * @param clientId as which Andon is registered there
 * @param clientSecret never shown
 * @param audience what an access token for Andon's API is for; null: the API takes none
 * @param nameClaim which claim of a person is the name of the account
 * @param passwords whether people may sign in with a password of Andon's as well
 * @param publicUrl where browsers reach Andon, without a slash at the end; null: where their request says
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        @Nullable String audience,
        String nameClaim,
        boolean passwords,
        @Nullable String publicUrl) {
    /** The claim that counts only if the provider has verified it. */
    public static final String EMAIL = "email";

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int MAX_ISSUER = 500;
    private static final int MAX_TEXT = 255;

    public OidcSettings {
        if (!isSafe(issuer) || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw new IllegalArgumentException(
                    "issuer must be an https address without '?' and '#', or http on this machine, not '" + issuer
                            + "'");
        }
        if (issuer.toString().length() > MAX_ISSUER) {
            throw new IllegalArgumentException("issuer must have at most " + MAX_ISSUER + " characters");
        }
        requireText("client-id", clientId);
        requireText("client-secret", clientSecret);
        requireText("name-claim", nameClaim);
        if (audience != null) {
            requireText("audience", audience);
            if (audience.equals(clientId)) {
                // A person's ID token is for the client: it would pass for an access token.
                throw new IllegalArgumentException(
                        "audience must not be the client-id; give the API a name of its own");
            }
        }
    }

    private static void requireText(String key, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(key + " must have 1 to " + MAX_TEXT + " characters");
        }
    }

    /** Whether what goes there cannot be read or changed on its way. */
    static boolean isSafe(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
