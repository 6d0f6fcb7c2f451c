package andon.searchapi.access;

import andon.searchapi.accounts.PasswordMark;
import andon.searchapi.accounts.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The session of somebody who gives the own account another password: it goes on, while all others of the account end. */
public final class OwnSession {
    private static final HttpSessionSecurityContextRepository CONTEXTS = new HttpSessionSecurityContextRepository();

    private OwnSession() {}

    /** Goes on under a new id, as if the person had signed in with the new password. */
    public static void renew(
            HttpServletRequest request, HttpServletResponse response, User user, PasswordMark password) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(AccountAuthentication.authenticated(user, password));
        SecurityContextHolder.setContext(context);
        CONTEXTS.saveContext(context, request, response);
    }
}
