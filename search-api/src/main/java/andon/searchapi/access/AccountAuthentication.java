package andon.searchapi.access;

import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.SignIn;
import andon.searchapi.accounts.User;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets Spring Security ask {@link Accounts} about a name and a password. */
final class AccountAuthentication implements AuthenticationProvider {
    private final Accounts accounts;

    AccountAuthentication(Accounts accounts) {
        this.accounts = accounts;
    }

    static Authentication authenticated(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        SignIn outcome = accounts.signIn(attempt.getName(), String.valueOf(attempt.getCredentials()), address);
        return switch (outcome) {
            case SignIn.Accepted(User user) -> authenticated(user);
            case SignIn.Refused _ -> throw new BadCredentialsException("refused");
            case SignIn.Throttled(var wait) -> throw new LockedException(Long.toString(wait.toMinutes() + 1));
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
