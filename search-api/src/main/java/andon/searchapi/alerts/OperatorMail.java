package andon.searchapi.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends plain messages to the operators, through the same server as alerts. Thread-safe; blocks. */
public final class OperatorMail {
    /** More operators than these want a mailing list. */
    public static final int MOST_OPERATORS = 20;

    private static final int MAX_SUBJECT = 140;

    private final MailServer server;
    private final List<String> operators;

    /**
     * @param operators whom to tell, at most {@value #MOST_OPERATORS}
     */
    public OperatorMail(DeliverySettings settings, List<String> operators) {
        if (operators.size() > MOST_OPERATORS) {
            throw new IllegalArgumentException("operators must be at most " + MOST_OPERATORS);
        }
        this.server = new MailServer(settings);
        this.operators = List.copyOf(operators);
    }

    /**
     * How a message went out.
     *
     * @param sent to how many operators
     * @param refused why not to the others, one line each
     */
    public record Result(int sent, List<String> refused) {
        public Result {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Sends a message to each operator.
     *
     * @param id what its Message-ID is made of: letters, digits, dots and hyphens; the same for a message that is sent again
     */
    public Result send(String id, String subject, String text, Instant at) {
        MailServer.Letter letter = new MailServer.Letter(id, oneLine(subject), at, text, null);
        int sent = 0;
        List<String> refused = new ArrayList<>();
        for (String operator : operators) {
            switch (server.send(letter, operator)) {
                case Attempt.Done done -> sent++;
                case Attempt.Progress(String reason) -> refused.add(operator + ": " + reason);
                case Attempt.Retry(String reason) -> refused.add(operator + ": " + reason);
                case Attempt.GiveUp(String reason) -> refused.add(operator + ": " + reason);
            }
        }
        return new Result(sent, refused);
    }

    /** Line breaks in a subject would be headers of their own. */
    private static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
    }
}
