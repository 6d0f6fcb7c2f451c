package andon.searchapi.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A request as HTTP shows it; {@code firstLook} only where one request is shown. */
record RequestJson(
        long id,
        String organisation,
        String type,
        String priority,
        String state,
        String brand,
        @Nullable String domain,
        String question,
        LocalDate from,
        LocalDate to,
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
        Question q = r.question();
        return new RequestJson(
                r.id(),
                r.organisation().value(),
                r.type().word(),
                r.priority().word(),
                r.state().word(),
                q.brand(),
                q.domain(),
                q.text(),
                q.from(),
                q.to(),
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
