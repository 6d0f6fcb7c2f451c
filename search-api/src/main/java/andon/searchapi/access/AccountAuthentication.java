package andon.searchapi.access;

import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.PasswordMark;
import andon.searchapi.accounts.SignIn;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets Spring Security ask {@link Accounts} about a name and a password. */
public final class AccountAuthentication implements AuthenticationProvider {
    private final Accounts accounts;
    private final AuditLog audit;

    AccountAuthentication(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The user as signed in, with the role that the table of access asks for. */
    public static Authentication authenticated(User user) {
        return authenticated(user, null);
    }

    /** @param password with which the person signed in; null: with none of Andon's */
    static Authentication authenticated(User user, @Nullable PasswordMark password) {
        UsernamePasswordAuthenticationToken account = UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        // Kept in the session with the user; FreshAccountFilter looks at it.
        account.setDetails(password);
        return account;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        SignIn outcome = accounts.signIn(attempt.getName(), String.valueOf(attempt.getCredentials()), address);
        return switch (outcome) {
            case SignIn.Accepted(User user, PasswordMark password) -> {
                audit.record(new Viewer(user, address), Action.SIGN_IN, "console", "");
                yield authenticated(user, password);
            }
            case SignIn.Refused _ -> {
                refused(attempt.getName(), address, "wrong password");
                throw new BadCredentialsException("refused");
            }
            case SignIn.Throttled(var wait, boolean first) -> {
                if (first) {
                    refused(attempt.getName(), address, "too many failures; further attempts are not told");
                }
                throw new LockedException(Long.toString(wait.toMinutes() + 1));
            }
        };
    }

    private void refused(String name, String address, String why) {
        accounts.user(name)
                .ifPresentOrElse(
                        user -> audit.record(new Viewer(user, address), Action.SIGN_IN_REFUSED, "console", why),
                        () -> audit.recordStranger(
                                address, Action.SIGN_IN_REFUSED, "console", why + ", no such account"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
