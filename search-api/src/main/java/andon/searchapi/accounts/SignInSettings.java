package andon.searchapi.accounts;

import java.time.Duration;

/**
 * How guessing is slowed down.
 *
 * @param failuresPerUser failed attempts on one name within the window before it is refused unseen
 * @param failuresPerAddress the same for one network address, whatever the names
 * @param window how long a failure counts
 */
public record SignInSettings(int failuresPerUser, int failuresPerAddress, Duration window) {
    public SignInSettings {
        if (failuresPerUser < 1 || failuresPerAddress < 1) {
            throw new IllegalArgumentException("sign-in failures per user and per address must be at least 1");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("sign-in window must be 1 second to 1 day, not " + window);
        }
    }

    /** Ten on a name, thirty from an address, in a quarter of an hour. */
    public static SignInSettings defaults() {
        return new SignInSettings(10, 30, Duration.ofMinutes(15));
    }
}
