package andon.app;

/** What an operator asked for was understood and refused; the message says why. Exit code 1. */
final class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeskException(String message) {
        super(message);
    }

    DeskException(String message, Throwable cause) {
        super(message, cause);
    }
}
