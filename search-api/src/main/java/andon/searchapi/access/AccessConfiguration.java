package andon.searchapi.access;

import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.accounts.User;
import andon.searchapi.accounts.WrongKeys;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.oidc.ProviderDoor;
import andon.searchapi.oidc.ProviderTokens;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Two doors: keys without sessions for programs, sessions with CSRF protection for the console. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** Everything is from here, nothing runs. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The console has one script, the completion of the search box, as a file of ours; page content can bring none. */
    static final String CONSOLE_POLICY = CONTENT_SECURITY_POLICY + "; script-src 'self'; connect-src 'self'";

    @Bean
    AuthenticationManager authenticationManager(Accounts accounts, AuditLog audit) {
        return new ProviderManager(new AccountAuthentication(accounts, audit));
    }

    @Bean
    BearerKeyFilter keyFilter(
            ApiKeys keys,
            ObjectProvider<ProviderTokens> tokens,
            ObjectProvider<SignInSettings> settings,
            ProblemWriter problems,
            AuditLog audit,
            InstantSource clock) {
        return new BearerKeyFilter(
                keys,
                tokens.getIfAvailable(),
                new WrongKeys(settings.getIfAvailable(SignInSettings::defaults)),
                problems,
                audit,
                clock);
    }

    /** It belongs into the chains of security only, not before every servlet as well. */
    @Bean
    FilterRegistrationBean<BearerKeyFilter> keyFilterInChainsOnly(BearerKeyFilter keyFilter) {
        FilterRegistrationBean<BearerKeyFilter> registration = new FilterRegistrationBean<>(keyFilter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CookieSameSiteSupplier sameSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, BearerKeyFilter keyFilter, ProblemWriter problems) {
        return http.securityMatcher("/api/**", "/taxii2/**", "/metrics")
                .csrf(csrf -> csrf.disable()) // no cookie signs a program in
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers(headers, CONTENT_SECURITY_POLICY))
                .authorizeHttpRequests(AccessConfiguration::table)
                .addFilterBefore(new BodyLimitFilter(problems), LogoutFilter.class)
                .addFilterBefore(keyFilter, AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(
                                    request,
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "Send a key as 'Authorization: Bearer KEY'. An operator makes one with: andon key"
                                            + " create.");
                        })
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "There is no such endpoint, or your role may not use it.")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(
            HttpSecurity http,
            Accounts accounts,
            BearerKeyFilter keyFilter,
            ProblemWriter problems,
            AuditLog audit,
            ObjectProvider<ProviderDoor> provider) {
        ProviderDoor door = provider.getIfAvailable();
        if (door == null || door.besidePasswords()) {
            passwords(http);
        }
        http.headers(headers -> headers(headers, CONSOLE_POLICY))
                .authorizeHttpRequests(AccessConfiguration::table)
                .addFilterBefore(new BodyLimitFilter(problems), LogoutFilter.class)
                // API documentation is read by browsers and by programs.
                .addFilterBefore(keyFilter, AnonymousAuthenticationFilter.class)
                .addFilterBefore(new FreshAccountFilter(accounts), AnonymousAuthenticationFilter.class)
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) -> {
                            if (who != null && who.getPrincipal() instanceof User user) {
                                audit.record(new Viewer(user, request.getRemoteAddr()), Action.SIGN_OUT, "console", "");
                            }
                        })
                        .logoutSuccessUrl("/sign-in?out"));
        if (door != null) {
            door.open(http);
        }
        return http.build();
    }

    private static void passwords(HttpSecurity http) {
        http.formLogin(form -> form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .defaultSuccessUrl("/")
                .failureHandler((request, response, e) -> response.sendRedirect(
                        e instanceof LockedException
                                ? request.getContextPath() + "/sign-in?wait=" + e.getMessage()
                                : request.getContextPath() + "/sign-in?refused")));
    }

    private static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // An error's own page: what led to it has been through the table already.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        for (AccessRules.Rule rule : AccessRules.TABLE) {
            permit(requests, paths, rule, rule.method());
            if (rule.method().equals(HttpMethod.GET)) {
                permit(requests, paths, rule, HttpMethod.HEAD);
            }
        }
        requests.anyRequest().denyAll();
    }

    private static void permit(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            PathPatternRequestMatcher.Builder paths,
            AccessRules.Rule rule,
            HttpMethod method) {
        var matched = requests.requestMatchers(paths.matcher(method, rule.pattern()));
        if (rule.open()) {
            matched.permitAll();
        } else {
            matched.hasAnyRole(rule.roles().stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN));
    }
}
