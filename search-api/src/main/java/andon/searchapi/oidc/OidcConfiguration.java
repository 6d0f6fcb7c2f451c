package andon.searchapi.oidc;

import andon.database.Database;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.audit.AuditLog;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.web.client.RestTemplate;

/** The beans of signing in at a provider, if one is set; else none of them is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(OidcSettings.class)
class OidcConfiguration {
    private final RestTemplate line = ProviderLine.open();

    @Bean
    Provider identityProvider(OidcSettings settings, InstantSource clock) {
        return new Provider(settings, line, clock);
    }

    @Bean
    ProviderTokens providerTokens(OidcSettings settings, Provider provider, AccountLinks links, InstantSource clock) {
        return new ProviderTokens(settings, provider, line, links, clock);
    }

    /** Spring Security asks for it by its type. */
    @Bean
    JwtDecoderFactory<ClientRegistration> personTokens(ProviderTokens tokens) {
        return tokens::ofPerson;
    }

    @Bean
    ProviderSignIn providerSignIn(
            OidcSettings settings,
            Database database,
            AccountLinks links,
            AuditLog audit,
            ObjectProvider<SignInSettings> bounds,
            InstantSource clock) {
        return new ProviderSignIn(
                settings, database, links, audit, bounds.getIfAvailable(SignInSettings::defaults), clock);
    }

    @Bean
    ProviderDoor providerDoor(OidcSettings settings, Provider provider, ProviderSignIn signIn) {
        return new ProviderDoor(settings, provider, line, signIn);
    }
}
