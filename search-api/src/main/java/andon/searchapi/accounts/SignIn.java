package andon.searchapi.accounts;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {
    /** @param password which one it was, for the session that begins with it */
    record Accepted(User user, PasswordMark password) implements SignIn {}

    /** The name or the password is wrong, or the account is disabled; it is not told which. */
    record Refused() implements SignIn {}

    /**
     * Too many failures for this name or from this address.
     *
     * @param first whether it is the first attempt that is refused for that in this window
     */
    record Throttled(Duration retryAfter, boolean first) implements SignIn {}
}
