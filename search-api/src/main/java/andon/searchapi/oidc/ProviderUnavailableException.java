package andon.searchapi.oidc;

import java.io.Serial;

/** The identity provider does not answer, or not as one. Passwords and keys of Andon's own work all the same. */
public final class ProviderUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderUnavailableException(String message) {
        super(message);
    }
}
