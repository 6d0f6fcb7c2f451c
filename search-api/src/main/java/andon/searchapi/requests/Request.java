package andon.searchapi.requests;

import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's question and where it stands.
 *
 * @param firstReplyAt when an analyst wrote first; null until then
 * @param answeredAt when it was answered; null until then
 * @param assignee the analyst who took it; null until then
 */
public record Request(
        long id,
        OrganisationId organisation,
        RequestType type,
        Priority priority,
        RequestState state,
        Question question,
        String filedBy,
        Instant filedAt,
        Instant firstReplyDue,
        Instant answerDue,
        @Nullable Instant firstReplyAt,
        @Nullable Instant answeredAt,
        @Nullable String assignee) {

    /** What breaches first comes first; what is answered or over comes last, newest first. */
    static final Comparator<Request> QUEUE = Comparator.comparing(
                    (Request r) -> r.due().orElse(Instant.MAX))
            .thenComparing(Comparator.comparing(Request::filedAt).reversed());

    /** The next moment by which something must happen; empty when nothing must. */
    public Optional<Instant> due() {
        if (answeredAt != null || state.isOver()) {
            return Optional.empty();
        }
        return Optional.of(firstReplyAt == null ? firstReplyDue : answerDue);
    }

    /** Whether the first reply came, or is still missing, after it was due. */
    public boolean firstReplyBreached(Instant now) {
        return late(firstReplyAt, firstReplyDue, now);
    }

    /** Whether the answer came, or is still missing, after it was due. */
    public boolean answerBreached(Instant now) {
        return late(answeredAt, answerDue, now);
    }

    public boolean breached(Instant now) {
        return firstReplyBreached(now) || answerBreached(now);
    }

    private boolean late(@Nullable Instant done, Instant due, Instant now) {
        if (done != null) {
            return done.isAfter(due);
        }
        return !state.isOver() && now.isAfter(due);
    }
}
