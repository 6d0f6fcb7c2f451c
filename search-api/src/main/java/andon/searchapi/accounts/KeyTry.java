package andon.searchapi.accounts;

import org.jspecify.annotations.Nullable;

/** What came of a key, or an access token, that a program sent. */
public sealed interface KeyTry {
    /** The user acts through it within its scope. */
    record Good(User user, KeyScope scope) implements KeyTry {}

    /**
     * @param user whose it was; null if it is unknown
     * @param key its number; 0 if it is unknown
     * @param why unknown, expired, revoked or shut
     */
    record Refused(@Nullable User user, long key, String why) implements KeyTry {}

    /** The identity provider that made it cannot be asked now. */
    record Unavailable() implements KeyTry {}
}
