package andon.searchapi.access;

import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.KeyTry;
import andon.searchapi.accounts.User;
import andon.searchapi.accounts.WrongKeys;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.oidc.ProviderTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by {@code Authorization: Bearer KEY} (RFC 6750), for TAXII also by Basic, for this request only. */
final class BearerKeyFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String TAXII = "/taxii2/";
    private final ApiKeys keys;
    private final @Nullable ProviderTokens tokens;
    private final WrongKeys wrong;
    private final ProblemWriter problems;
    private final AuditLog audit;
    private final InstantSource clock;

    /** @param tokens the identity provider's, beside keys; null if there is none */
    BearerKeyFilter(
            ApiKeys keys,
            @Nullable ProviderTokens tokens,
            WrongKeys wrong,
            ProblemWriter problems,
            AuditLog audit,
            InstantSource clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.wrong = wrong;
        this.problems = problems;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> sent = key(request);
        if (sent.isPresent()) {
            switch (attempt(sent.get())) {
                case KeyTry.Refused refused -> refuse(refused, isToken(sent.get()), request, response);
                case KeyTry.Unavailable() -> unavailable(request, response);
                case KeyTry.Good(User user, KeyScope scope) -> {
                    // As the table of access is matched: by the path that is served, nothing in front of it.
                    if (!scope.allows(request.getMethod(), request.getServletPath())) {
                        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
                        problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "The scope of this key, " + scope.word() + ", is not enough for that.");
                        return;
                    }
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(AccountAuthentication.authenticated(user));
                    SecurityContextHolder.setContext(context);
                    chain.doFilter(request, response);
                }
            }
            return;
        }
        chain.doFilter(request, response);
    }

    private KeyTry attempt(String sent) {
        return tokens != null && isToken(sent) ? tokens.attempt(sent) : keys.attempt(sent);
    }

    private boolean isToken(String sent) {
        return tokens != null && !sent.startsWith(ApiKeys.PREFIX);
    }

    /** The key that a request brings; TAXII's clients know Basic, where it is the password. */
    private static Optional<String> key(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(header.substring(SCHEME.length()).strip());
        }
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                || !request.getServletPath().startsWith(TAXII)) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.of("");
        }
    }

    /** Counted with the wrong ones, because nobody knows whether it is one. */
    private void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getRemoteAddr();
        WrongKeys.Verdict verdict = wrong.count(address, clock.instant());
        boolean many = verdict == WrongKeys.Verdict.TOO_MANY;
        if (!many) {
            audit.recordStranger(
                    address,
                    Action.SIGN_IN_REFUSED,
                    "token",
                    told("the identity provider cannot be asked about it", verdict));
        }
        problems.write(
                request,
                response,
                many ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE,
                "The identity provider cannot be asked about this token now. Try again in a minute, or send a key of"
                        + " Andon's.");
    }

    private static String told(String why, WrongKeys.Verdict verdict) {
        return why + (verdict == WrongKeys.Verdict.TELL_LAST ? "; too many wrong keys, further ones are not told" : "");
    }

    /** Leaves a record, but not one for each of very many. */
    private void refuse(KeyTry.Refused refused, boolean token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String address = request.getRemoteAddr();
        WrongKeys.Verdict verdict = wrong.count(address, clock.instant());
        if (verdict == WrongKeys.Verdict.TOO_MANY) {
            problems.write(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong keys came from this address. Ask for a new one: andon key add.");
            return;
        }
        String why = told(refused.why(), verdict);
        if (refused.user() == null) {
            audit.recordStranger(address, Action.SIGN_IN_REFUSED, token ? "token" : "key", why);
        } else {
            audit.record(new Viewer(refused.user(), address), Action.SIGN_IN_REFUSED, "key " + refused.key(), why);
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                token
                        ? "This access token is refused: " + refused.why() + "."
                        : "This key is unknown, expired or revoked. Ask for a new one: andon key add.");
    }
}
