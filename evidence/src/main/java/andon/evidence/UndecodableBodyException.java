package andon.evidence;

import java.io.IOException;

/**
 * A capture that is whole, but whose body cannot be read as its server declared it: an unknown or broken content encoding,
 * or more bytes than the reader's bound. Reading it again gives the same: skip it.
 */
public final class UndecodableBodyException extends IOException {
    private static final long serialVersionUID = 1;

    public UndecodableBodyException(String message) {
        super(message);
    }

    public UndecodableBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
