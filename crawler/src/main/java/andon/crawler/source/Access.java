package andon.crawler.source;

/**
 * How the crawler signs in to a source, with an account that the operator owns.
 *
 * @param login the page with the form, relative to the source's address or absolute
 * @param user the account's name, 1 to {@link #LONGEST} characters
 */
public record Access(String login, String user, PasswordSource password) {
    public static final int LONGEST = 500;

    public Access {
        if (login.isBlank() || login.length() > LONGEST) {
            throw new IllegalArgumentException("login must have 1 to " + LONGEST + " characters");
        }
        if (user.isBlank() || user.length() > LONGEST) {
            throw new IllegalArgumentException("user must have 1 to " + LONGEST + " characters");
        }
    }
}
