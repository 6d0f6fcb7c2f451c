package andon.searchapi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A real identity provider on loopback: Spring Authorization Server with its sign-in page. What it says of its people, and how
 * it twists its tokens, tests may change.
 */
final class IdentityProvider implements AutoCloseable {
    static final String PASSWORD = "another lantern";
    static final String CLIENT = "andon-console";
    static final String SECRET = "a secret of the two";
    static final String AUDIENCE = "andon-api";
    /** A program of a person, as a command line would be. */
    static final String PROGRAM = "program";

    static final String PROGRAM_ADDRESS = "http://127.0.0.1/done";

    final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    /** What is changed in the ID tokens to come. */
    volatile Consumer<JwtClaimsSet.Builder> twist = claims -> {};

    /** Whether tokens come without a signature, as of algorithm none. */
    volatile boolean unsigned;

    /** How often its keys were asked for. */
    final AtomicInteger keyFetches = new AtomicInteger();

    private final Map<String, RegisteredClient> clients = new ConcurrentHashMap<>();
    private final RSAKey key = newKey();
    private final ConfigurableApplicationContext spring;
    final String issuer;

    IdentityProvider(Path folder) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("provider", this));
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                // Cookies know no ports: a name of its own beside Andon's.
                "server.servlet.session.cookie.name", "PROVIDER",
                "server.tomcat.basedir", folder.toString()));
        spring = application.run();
        issuer = "http://127.0.0.1:" + spring.getEnvironment().getProperty("local.server.port");
        clients.put(
                PROGRAM,
                RegisteredClient.withId(PROGRAM)
                        .clientId(PROGRAM)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(PROGRAM_ADDRESS)
                        .scope("openid")
                        .clientSettings(
                                ClientSettings.builder().requireProofKey(true).build())
                        .build());
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes Andon's console known to it. */
    void register(String andon) {
        clients.put(
                CLIENT,
                RegisteredClient.withId(CLIENT)
                        .clientId(CLIENT)
                        .clientSecret("{noop}" + SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(andon + "/sign-in/provider/callback")
                        .postLogoutRedirectUri(andon + "/sign-in")
                        .scope("openid")
                        .scope("email")
                        .scope("profile")
                        .clientSettings(
                                ClientSettings.builder().requireProofKey(true).build())
                        .build());
    }

    /** An access token as it would make one, but for what {@code change} does. */
    String token(String subject, @Nullable RSAKey other, Consumer<JwtClaimsSet.Builder> change) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .audience(List.of(AUDIENCE))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300));
        change.accept(claims);
        RSAKey signer = other == null ? key : other;
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signer)))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims.build()))
                .getTokenValue();
    }

    static RSAKey foreignKey() {
        return newKey();
    }

    /** Signed, so it says, with a key of this name; it is not. */
    String forged(String kid) {
        Map<String, Object> claims = Map.of(
                "iss",
                issuer,
                "sub",
                "mina",
                "aud",
                AUDIENCE,
                "exp",
                Instant.now().getEpochSecond() + 300);
        return headed("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", claims) + "Zm9yZ2Vk";
    }

    /** The same without a signature. */
    static String unsigned(Map<String, Object> claims) {
        return headed("{\"alg\":\"none\"}", claims);
    }

    private static String headed(String header, Map<String, Object> claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String body = tools.jackson.databind.json.JsonMapper.builder().build().writeValueAsString(claims);
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(body.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @Override
    public void close() {
        spring.close();
    }

    /** No configuration that Andon's own scan would find. */
    @EnableAutoConfiguration
    static class Application {
        @Bean
        FilterRegistrationBean<Filter> counted(IdentityProvider provider) {
            FilterRegistrationBean<Filter> counting = new FilterRegistrationBean<>((request, response, chain) -> {
                provider.keyFetches.incrementAndGet();
                chain.doFilter(request, response);
            });
            counting.addUrlPatterns("/oauth2/jwks");
            counting.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return counting;
        }

        @Bean
        @Order(1)
        SecurityFilterChain endpoints(HttpSecurity http, IdentityProvider provider) {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(asked -> {
                            String subject = asked.getAuthorization().getPrincipalName();
                            return OidcUserInfo.builder()
                                    .subject(subject)
                                    .claims(claims -> claims.putAll(provider.people.get(subject)))
                                    .build();
                        })));
                    })
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .exceptionHandling(
                            errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService accounts(IdentityProvider provider) {
            return name -> {
                if (!provider.people.containsKey(name)) {
                    throw new org.springframework.security.core.userdetails.UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("PERSON")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients(IdentityProvider provider) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // After the first use, with the secret hashed.
                    provider.clients.put(client.getId(), client);
                }

                @Override
                public @Nullable RegisteredClient findById(String id) {
                    return provider.clients.get(id);
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String id) {
                    return provider.clients.get(id);
                }
            };
        }

        /** Its issuer is where it is asked. */
        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys(IdentityProvider provider) {
            return new ImmutableJWKSet<>(new JWKSet(provider.key));
        }

        /** For the tokens with which it is asked about a person. */
        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys, IdentityProvider provider) {
            NimbusJwtEncoder signing = new NimbusJwtEncoder(keys);
            return parameters -> {
                Jwt signed = signing.encode(parameters);
                return provider.unsigned
                        ? Jwt.withTokenValue(IdentityProvider.unsigned(Map.of("sub", signed.getSubject())))
                                .headers(headers -> headers.put("alg", "none"))
                                .claims(claims -> claims.putAll(signed.getClaims()))
                                .build()
                        : signed;
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProvider provider) {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    provider.twist.accept(context.getClaims());
                } else {
                    context.getClaims().audience(List.of(AUDIENCE));
                }
            };
        }
    }
}
