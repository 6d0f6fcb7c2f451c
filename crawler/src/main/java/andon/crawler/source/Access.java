package andon.crawler.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the crawler comes to pages that want a session, with an account that the operator owns.
 *
 * @param login how to sign in; empty if the cookies alone must do
 * @param cookiesFile cookies of a session that a person began in a browser, in Netscape's format; they are used first
 * @param liveSign text that stands on every page of a live session and on no other, up to {@link #LONGEST} characters;
 *     empty if that is to be recognised
 * @param loginsPerDay how often the crawler signs in in 24 hours before it asks for an operator, 1 to {@link #MOST_LOGINS}
 */
public record Access(Optional<Login> login, Optional<Path> cookiesFile, Optional<String> liveSign, int loginsPerDay) {
    public static final int LONGEST = 500;
    public static final int MOST_LOGINS = 100;
    public static final int DEFAULT_LOGINS = 3;

    public Access {
        if (login.isEmpty() && cookiesFile.isEmpty()) {
            throw new IllegalArgumentException("access needs a login or a cookies-file");
        }
        liveSign.ifPresent(sign -> Bounds.text("live-sign", sign, LONGEST));
        Bounds.within("logins", loginsPerDay, 1, MOST_LOGINS);
    }

    /** By a form alone, all else as by default. */
    public static Access byForm(String page, String user, PasswordSource password) {
        return new Access(
                Optional.of(new Login(page, user, password)), Optional.empty(), Optional.empty(), DEFAULT_LOGINS);
    }

    /**
     * A form to sign in with.
     *
     * @param page the page with the form, relative to the source's address or absolute
     * @param user the account's name, 1 to {@link #LONGEST} characters
     */
    public record Login(String page, String user, PasswordSource password) {
        public Login {
            Bounds.text("login", page, LONGEST);
            Bounds.text("user", user, LONGEST);
        }
    }
}
