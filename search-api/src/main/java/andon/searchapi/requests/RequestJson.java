package andon.searchapi.requests;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as HTTP shows it, with the fields of its question among the others; {@code firstLook} only where one request is shown. */
record RequestJson(
        long id,
        String organisation,
        String type,
        String priority,
        String state,
        String team,
        String subject,
        @JsonUnwrapped QuestionForm question,
        String filedBy,
        Instant filedAt,
        @Nullable String assignee,
        Sla sla,
        @Nullable FirstLook firstLook) {

    record Sla(
            Instant firstReplyDue,
            Instant answerDue,
            @Nullable Instant firstReplyAt,
            @Nullable Instant answeredAt,
            boolean firstReplyBreached,
            boolean answerBreached) {}

    static RequestJson of(Request r, @Nullable FirstLook look, Instant now) {
        return new RequestJson(
                r.id(),
                r.organisation().value(),
                r.type().word(),
                r.priority().word(),
                r.state().word(),
                r.type().team(),
                r.question().subject(),
                QuestionForm.of(r.question()),
                r.filedBy(),
                r.filedAt(),
                r.assignee(),
                new Sla(
                        r.firstReplyDue(),
                        r.answerDue(),
                        r.firstReplyAt(),
                        r.answeredAt(),
                        r.firstReplyBreached(now),
                        r.answerBreached(now)),
                look);
    }
}
