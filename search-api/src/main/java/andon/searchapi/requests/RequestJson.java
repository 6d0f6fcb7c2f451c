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
        String tlp,
        String state,
        String team,
        String subject,
        @JsonUnwrapped QuestionForm question,
        String filedBy,
        Instant filedAt,
        @Nullable String assignee,
        Sla sla,
        @Nullable FirstLook firstLook) {

    /** @param pausedSince since when the clocks stand still; then nothing is due */
    record Sla(
            @Nullable Instant firstReplyDue,
            @Nullable Instant answerDue,
            @Nullable Instant pausedSince,
            @Nullable Instant firstReplyAt,
            @Nullable Instant answeredAt,
            boolean firstReplyBreached,
            boolean answerBreached,
            SlaState firstReply,
            SlaState answer) {}

    static RequestJson of(Request r, @Nullable FirstLook look, Standing standing, Instant now) {
        return new RequestJson(
                r.id(),
                r.organisation().value(),
                r.type().word(),
                r.priority().word(),
                r.tlp().word(),
                r.state().word(),
                r.type().team(),
                r.question().subject(),
                QuestionForm.of(r.question()),
                r.filedBy(),
                r.filedAt(),
                r.assignee(),
                new Sla(
                        standing.firstReply() == SlaState.PAUSED ? null : r.firstReplyDue(),
                        standing.answer() == SlaState.PAUSED ? null : r.answerDue(),
                        r.pausedAt(),
                        r.firstReplyAt(),
                        r.answeredAt(),
                        r.firstReplyBreached(now),
                        r.answerBreached(now),
                        standing.firstReply(),
                        standing.answer()),
                look);
    }
}
