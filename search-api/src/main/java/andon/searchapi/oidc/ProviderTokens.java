package andon.searchapi.oidc;

import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.KeyTry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/**
 * The provider's tokens: those about a person (ID tokens) and those for Andon's API (access tokens, RFC 9068 or alike). A
 * token counts if the provider signed it with a key of its set, asymmetrically, for us, and it is its time. Thread-safe.
 */
public final class ProviderTokens {
    /** How far the two machines' clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** Longer than any token that a proxy lets through in a header. */
    private static final int MAX_TOKEN = 16 * 1024;

    private final OidcSettings settings;
    private final ProviderKeys keys;
    private final AccountLinks links;
    private final Clock clock;
    private volatile @Nullable JwtDecoder access;

    private volatile @Nullable JwtDecoder person;

    ProviderTokens(
            OidcSettings settings, Provider provider, RestOperations line, AccountLinks links, InstantSource clock) {
        this.settings = settings;
        this.keys = new ProviderKeys(provider, line, clock);
        this.links = links;
        this.clock = clock.withZone(ZoneOffset.UTC);
    }

    /** Whose access token it is: of the person it is about, if that person is linked with an account. */
    public KeyTry attempt(String token) {
        String audience = settings.audience();
        if (audience == null) {
            return refused("it is no key of Andon's, and tokens are not taken here");
        }
        if (token.length() > MAX_TOKEN) {
            return refused("it is too long");
        }
        Jwt jwt;
        try {
            jwt = access(audience).decode(token);
        } catch (JwtValidationException e) {
            return refused(e.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .findFirst()
                    .orElse("it is not valid"));
        } catch (BadJwtException e) {
            return refused("it cannot be read, or the identity provider did not sign it");
        } catch (JwtException e) {
            return new KeyTry.Unavailable();
        }
        String subject = jwt.getSubject();
        if (subject == null) {
            return refused("it is about nobody");
        }
        return links.user(settings.issuer().toString(), subject)
                .<KeyTry>map(user -> new KeyTry.Good(user, KeyScope.FULL))
                .orElseGet(() -> refused("whom it is about has no account here; sign in to the console once"));
    }

    private static KeyTry refused(String why) {
        return new KeyTry.Refused(null, 0, why);
    }

    private JwtDecoder access(String audience) {
        JwtDecoder present = access;
        if (present == null) {
            OAuth2TokenValidator<Jwt> forUs = new JwtClaimValidator<>(
                    "aud", aud -> audience.equals(aud) || aud instanceof List<?> several && several.contains(audience));
            present = decoder(List.of(
                    new JwtIssuerValidator(settings.issuer().toString()),
                    forUs,
                    new JwtClaimValidator<>("exp", Objects::nonNull)));
            access = present;
        }
        return present;
    }

    /** For what the provider says of a person who signs in. */
    JwtDecoder ofPerson(ClientRegistration registration) {
        JwtDecoder present = person;
        if (present == null) {
            OidcIdTokenValidator forUs = new OidcIdTokenValidator(registration);
            forUs.setClock(clock);
            forUs.setClockSkew(SKEW);
            present = decoder(List.of(forUs));
            person = present;
        }
        return present;
    }

    private JwtDecoder decoder(List<OAuth2TokenValidator<Jwt>> validators) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                // Asymmetric ones only: neither none nor a shared secret signs for the provider.
                .jwsAlgorithms(all -> all.addAll(EnumSet.allOf(SignatureAlgorithm.class)))
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(validators);
        all.add(times);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(all));
        return decoder;
    }
}
