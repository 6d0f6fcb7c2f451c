package andon.searchapi.accounts;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {
    record Accepted(User user) implements SignIn {}

    /** The name or the password is wrong, or the account is disabled; it is not told which. */
    record Refused() implements SignIn {}

    /** Too many failures for this name or from this address. */
    record Throttled(Duration retryAfter) implements SignIn {}
}
