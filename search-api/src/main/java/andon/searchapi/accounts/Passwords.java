package andon.searchapi.accounts;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes passwords with Argon2id (RFC 9106) at Spring Security's parameters: 16 MiB, two passes. Thread-safe. */
final class Passwords {
    /** NIST SP 800-63B asks for 8 at least; shared analysts' consoles deserve more. */
    static final int MIN_LENGTH = 10;

    static final int MAX_LENGTH = 200;

    /** Each hash takes 16 MiB and a core: a flood of sign-ins must not take all of either. */
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    /** Matched against when there is no such user, so that the answer takes as long. */
    private final String nobody = argon2.encode("nobody has this password");

    String hash(String password) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, not " + password.length());
        }
        return guarded(() -> argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && guarded(() -> argon2.matches(password, hash));
    }

    /** Takes as long as {@link #matches} and is never true. */
    boolean matchesNobody(String password) {
        matches(password, nobody);
        return false;
    }

    private <T> T guarded(java.util.function.Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
