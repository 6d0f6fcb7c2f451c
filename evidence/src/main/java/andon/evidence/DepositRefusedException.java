package andon.evidence;

import java.io.IOException;

/** What was handed in cannot be taken; the message says why, for people, and quotes nothing of the content. */
final class DepositRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    DepositRefusedException(String reason) {
        super(reason);
    }

    DepositRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
