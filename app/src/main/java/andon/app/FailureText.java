package andon.app;

import andon.corpus.index.IndexUnavailableException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What of an exception's message may be written down. Exceptions quote what they failed on, and that may be an address with a
 * password or the text of a page: so only those messages pass that name files, sockets, code or the state of the search index. Stateless.
 */
final class FailureText {
    private static final String NO_SPACE = "No space left on device";

    private FailureText() {}

    /** The first line of the message; empty if the exception may quote what was read. */
    static Optional<String> of(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof SQLException sql) {
            String state = "SQL state " + sql.getSQLState();
            return Optional.of(message == null || quotesData(sql) ? state : firstLine(message) + " (" + state + ")");
        }
        if (message == null) {
            return Optional.empty();
        }
        boolean ofCode = failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof VirtualMachineError
                || failure instanceof LinkageError;
        boolean ofSystem = failure instanceof FileSystemException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof IndexUnavailableException
                || failure instanceof IOException && message.equals(NO_SPACE);
        return ofCode || ofSystem ? Optional.of(firstLine(message)) : Optional.empty();
    }

    /** Whether the failure comes from a database's error that quotes a stored value: a data exception or a broken constraint. */
    static boolean quotesData(Throwable failure) {
        return failure instanceof SQLException sql
                && (sql.getSQLState() == null
                        || sql.getSQLState().startsWith("22")
                        || sql.getSQLState().startsWith("23"));
    }

    static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
