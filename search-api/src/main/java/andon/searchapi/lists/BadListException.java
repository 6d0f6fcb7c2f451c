package andon.searchapi.lists;

/** A file that is no list; the message says what is wrong and where, for people. */
public final class BadListException extends Exception {
    private static final long serialVersionUID = 1L;

    BadListException(String message) {
        super(message);
    }

    BadListException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
