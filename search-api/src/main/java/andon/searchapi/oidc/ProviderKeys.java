package andon.searchapi.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * The keys with which the provider signs (RFC 7517), kept until a token names another one. Anybody can name one that does not
 * exist, before any signature is looked at; so the provider is asked again only once in a while. Thread-safe.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
    /** So long after the provider was asked, tokens of unknown keys are refused unasked; a new key waits so long at most. */
    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final Provider provider;
    private final RestOperations line;
    private final InstantSource clock;
    private volatile @Nullable JWKSet known;
    /** The two are the last fetch's. */
    private @Nullable Instant asked;

    private @Nullable Exception failure;

    ProviderKeys(Provider provider, RestOperations line, InstantSource clock) {
        this.provider = provider;
        this.line = line;
        this.clock = clock;
    }

    /** @throws KeySourceException if no known key fits and the provider could not be asked for others */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet present = known;
        List<JWK> fitting = present == null ? List.of() : selector.select(present);
        return fitting.isEmpty() ? selector.select(newest()) : fitting;
    }

    private synchronized JWKSet newest() throws KeySourceException {
        Instant now = clock.instant();
        Instant before = asked;
        if (before == null || !before.plus(BETWEEN_FETCHES).isAfter(now)) {
            try {
                // How often it is asked to describe itself is its own affair.
                URI address = URI.create(Objects.requireNonNull(
                        provider.registration().getProviderDetails().getJwkSetUri()));
                asked = now;
                known = JWKSet.parse(Objects.requireNonNullElse(line.getForObject(address, String.class), ""));
                failure = null;
            } catch (RestClientException | ParseException | ProviderUnavailableException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new RemoteKeySourceException("the identity provider's keys cannot be had: " + failure, failure);
        }
        return Objects.requireNonNull(known, "it was fetched, or that failed");
    }
}
