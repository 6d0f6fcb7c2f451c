package andon.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Says in one line why something failed, from the outermost message to the cause. */
final class Failures {
    private static final int MAX_CAUSES = 5;
    private static final String IN_USE = "Database may be already in use";

    private Failures() {}

    /** Whether another process has the embedded database. */
    static boolean isInUse(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains(IN_USE)) {
                return true;
            }
        }
        return false;
    }

    static String describe(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains("No space left on device")) {
                return "the disk is full; make room and start again: nothing that was acknowledged is lost";
            }
        }
        List<String> parts = new ArrayList<>();
        Throwable at = behindQuotes(failure);
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            String text = text(at);
            if (parts.stream().noneMatch(p -> p.contains(text))) {
                parts.add(text);
            }
        }
        return String.join(": ", parts);
    }

    /** The database's error if it quotes a value, since all that stands around it quotes the error; else the failure. */
    private static Throwable behindQuotes(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            if (FailureText.quotesData(at)) {
                return at;
            }
        }
        return failure;
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        if (FailureText.quotesData(failure)) {
            return "the database refused a value: "
                    + FailureText.of(failure).orElse(failure.getClass().getSimpleName());
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission for " + message;
        }
        if (message != null && message.contains(IN_USE)) {
            return "the data folder is in use by another andon process; stop it, or use another --data";
        }
        return message == null ? failure.getClass().getSimpleName() : FailureText.firstLine(message);
    }
}
