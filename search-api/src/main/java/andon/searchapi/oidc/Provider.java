package andon.searchapi.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * The identity provider as it describes itself (OpenID Connect Discovery 1.0), looked up when it is first needed: Andon starts
 * and works without it. Thread-safe.
 */
public final class Provider implements ClientRegistrationRepository {
    /** In addresses: {@code /sign-in/provider}. */
    public static final String ID = "provider";

    public static final String SIGN_IN = "/sign-in";
    public static final String CALLBACK = "/sign-in/provider/callback";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final String METADATA = "/.well-known/openid-configuration";
    /** So long after a failure nobody's click makes Andon ask again. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final OidcSettings settings;
    private final RestOperations line;
    private final InstantSource clock;
    private volatile @Nullable ClientRegistration known;
    private volatile @Nullable Failure failure;

    private record Failure(String why, Instant at) {}

    Provider(OidcSettings settings, RestOperations line, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /**
     * What it said of itself, kept until the process ends.
     *
     * @throws ProviderUnavailableException if it cannot be asked, or says what cannot be believed
     */
    ClientRegistration registration() {
        ClientRegistration present = known;
        return present == null ? lookUp() : present;
    }

    private synchronized ClientRegistration lookUp() {
        ClientRegistration present = known;
        if (present != null) {
            return present;
        }
        Failure before = failure;
        if (before != null && before.at().plus(BETWEEN_TRIES).isAfter(clock.instant())) {
            throw new ProviderUnavailableException(before.why());
        }
        try {
            ClientRegistration found = ask();
            known = found;
            return found;
        } catch (RestClientException | IllegalArgumentException e) {
            String why = "the identity provider " + settings.issuer() + " cannot be used: " + e.getMessage();
            log.error("{}", why);
            failure = new Failure(why, clock.instant());
            throw new ProviderUnavailableException(why, e);
        }
    }

    private ClientRegistration ask() {
        String issuer = settings.issuer().toString();
        String address = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + METADATA;
        Map<String, Object> metadata =
                line.exchange(URI.create(address), HttpMethod.GET, null, JSON).getBody();
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("it calls itself '" + (metadata == null ? "" : metadata.get("issuer"))
                    + "', not as oidc.issuer does");
        }
        for (String endpoint : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
            if (!(metadata.get(endpoint) instanceof String text) || !OidcSettings.isSafe(URI.create(text))) {
                throw new IllegalArgumentException("its " + endpoint + " is no https address");
            }
        }
        // It may have none; but if so, it is sent people's access tokens.
        Object people = metadata.get("userinfo_endpoint");
        if (people != null && !(people instanceof String text && OidcSettings.isSafe(URI.create(text)))) {
            throw new IllegalArgumentException("its userinfo_endpoint is no https address");
        }
        ClientRegistration.Builder registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri((settings.publicUrl() == null ? "{baseUrl}" : settings.publicUrl()) + CALLBACK)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope("openid", "email", "profile");
        return registration.build();
    }

    /** Where a person signs out of the provider too (OpenID Connect RP-Initiated Logout 1.0), if it has such a place. */
    Optional<URI> signOutAddress() {
        ClientRegistration present = known;
        return present != null
                        && present.getProviderDetails()
                                        .getConfigurationMetadata()
                                        .get("end_session_endpoint")
                                instanceof String text
                        && OidcSettings.isSafe(URI.create(text))
                ? Optional.of(URI.create(text))
                : Optional.empty();
    }
}
