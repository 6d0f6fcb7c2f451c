package andon.searchapi.oidc;

import andon.searchapi.access.AccountAuthentication;
import andon.searchapi.accounts.User;
import andon.searchapi.oidc.ProviderSignIn.Refusal;
import andon.searchapi.oidc.ProviderSignIn.RefusedException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The console's door for people who sign in at the provider: OpenID Connect's authorization code flow with PKCE, a state and a
 * nonce, all of Spring Security. Inside, a person is Andon's {@link User} as after a password; the provider's tokens are
 * not kept, but for the ID token, with which the person signs out there.
 */
public final class ProviderDoor {
    private static final Logger log = LoggerFactory.getLogger(ProviderDoor.class);
    private static final String ID_TOKEN = "andon.provider.id-token";
    private static final String SIGN_OUT = "andon.provider.sign-out";

    private final OidcSettings settings;
    private final Provider provider;
    private final RestTemplate line;
    private final ProviderSignIn signIn;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SavedRequestAwareAuthenticationSuccessHandler inside =
            new SavedRequestAwareAuthenticationSuccessHandler();

    ProviderDoor(OidcSettings settings, Provider provider, RestTemplate line, ProviderSignIn signIn) {
        this.settings = settings;
        this.provider = provider;
        this.line = line;
        this.signIn = signIn;
    }

    /** Whether people may sign in with a password of Andon's as well. */
    public boolean besidePasswords() {
        return settings.passwords();
    }

    /** What the sign-in page calls the provider: its host. */
    public String name() {
        return settings.issuer().getHost();
    }

    /** Puts the door into the console's chain. */
    public void open(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage(Provider.SIGN_IN)
                        .clientRegistrationRepository(provider)
                        .authorizedClientRepository(new KeptNowhere())
                        .authorizationEndpoint(begin -> begin.baseUri(Provider.SIGN_IN))
                        .redirectionEndpoint(end -> end.baseUri(Provider.CALLBACK))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codes()))
                        .userInfoEndpoint(people -> people.oidcUserService(people()))
                        .successHandler(this::arrived)
                        .failureHandler(this::failed)
                        .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(ProviderDoor.this::failed);
                                return filter;
                            }
                        }))
                .logout(logout -> logout.addLogoutHandler((request, response, who) -> leaving(request))
                        .logoutSuccessHandler((request, response, who) -> left(request, response)));
    }

    private RestClientAuthorizationCodeTokenResponseClient codes() {
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(line.getRequestFactory())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return codes;
    }

    /** Providers may tell the e-mail address in the ID token or, as the standard has it, when asked. */
    private OidcUserService people() {
        DefaultOAuth2UserService asked = new DefaultOAuth2UserService();
        asked.setRestOperations(line);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(asked);
        return people;
    }

    private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException, ServletException {
        // Nobody is inside until the account is known, not even when that fails.
        SecurityContextHolder.clearContext();
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
        if (!(vouched.getPrincipal() instanceof OidcUser person)) {
            throw new IllegalStateException("the provider vouched for no person of OpenID Connect");
        }
        try {
            User user = signIn.account(person, request.getRemoteAddr());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            Authentication account = AccountAuthentication.authenticated(user);
            context.setAuthentication(account);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            request.getSession().setAttribute(ID_TOKEN, person.getIdToken().getTokenValue());
            inside.onAuthenticationSuccess(request, response, account);
        } catch (RefusedException e) {
            turnAway(request, response, e.refusal());
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        Refusal refusal = refusal(e);
        String code =
                e instanceof OAuth2AuthenticationException o ? o.getError().getErrorCode() : "";
        String detail = code.matches("[a-z_]{1,40}") ? code : "";
        log.warn("nobody was signed in by {}: {} {}", settings.issuer(), refusal.word(), detail);
        signIn.refused(refusal, detail, request.getRemoteAddr());
        turnAway(request, response, refusal);
    }

    private static Refusal refusal(AuthenticationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderUnavailableException) {
                return Refusal.UNAVAILABLE;
            }
        }
        if (!(e instanceof OAuth2AuthenticationException o)) {
            return Refusal.INVALID;
        }
        return switch (o.getError().getErrorCode()) {
            case "authorization_request_not_found" -> Refusal.STALE;
            case "access_denied", "login_required", "consent_required", "interaction_required" -> Refusal.DENIED;
            case "invalid_token_response", "invalid_user_info_response", "server_error", "temporarily_unavailable" ->
                Refusal.UNAVAILABLE;
            default -> Refusal.INVALID;
        };
    }

    private static void turnAway(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        response.sendRedirect(request.getContextPath() + Provider.SIGN_IN + "?provider=" + refusal.word());
    }

    /** Notes, before the session ends, where its person signs out of the provider. */
    private void leaving(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ID_TOKEN) instanceof String token)) {
            return;
        }
        String here = Optional.ofNullable(settings.publicUrl())
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
        provider.signOutAddress()
                .ifPresent(end -> request.setAttribute(
                        SIGN_OUT,
                        UriComponentsBuilder.fromUri(end)
                                .queryParam("id_token_hint", token)
                                .queryParam("client_id", "{client}")
                                .queryParam("post_logout_redirect_uri", "{here}")
                                .encode()
                                .buildAndExpand(settings.clientId(), here + Provider.SIGN_IN)
                                .toUriString()));
    }

    /**
     * The page after that offers it: it stays the person's choice, because it signs out of everything else there too; and a
     * form may not lead to other sites.
     */
    private static void left(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(SIGN_OUT) instanceof String address) {
            request.getSession().setAttribute(SIGN_OUT, address);
        }
        response.sendRedirect(request.getContextPath() + Provider.SIGN_IN + "?out");
    }

    /** Where somebody who just signed out of Andon signs out of the provider; told once. */
    public static @Nullable URI signOutOnce(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SIGN_OUT) instanceof String address)) {
            return null;
        }
        session.removeAttribute(SIGN_OUT);
        return URI.create(address);
    }

    /** Andon asks nothing of the provider in a person's name later. */
    private static final class KeptNowhere implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Security's signature
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request, HttpServletResponse response) {}
    }
}
