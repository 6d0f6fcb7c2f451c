package andon.searchapi.requests;

import andon.vocabulary.OrganisationId;
import andon.vocabulary.Tlp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's question and where it stands.
 *
 * @param tlp how far it and its answer may be passed on
 * @param firstReplyDue when, as things stand; while the clocks are stopped, when it would have been
 * @param answerDue likewise
 * @param pausedAt since when the customer is waited for; null while the clocks run
 * @param firstReplyAt when an analyst wrote first; null until then
 * @param answeredAt when it was answered; null until then
 * @param author who put its answer in review, or changed it there last; null until then
 * @param askedAt when a question followed its answer, from which on its clocks count again; null: none did
 * @param assignee the analyst who took it; null until then
 */
public record Request(
        long id,
        OrganisationId organisation,
        RequestType type,
        Priority priority,
        Tlp tlp,
        RequestState state,
        Question question,
        String filedBy,
        Instant filedAt,
        Instant firstReplyDue,
        Instant answerDue,
        @Nullable Instant pausedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Instant answeredAt,
        @Nullable String assignee,
        @Nullable String author,
        @Nullable Instant askedAt) {

    /** What breaches first comes first; what is answered or over comes last, newest first. */
    static final Comparator<Request> QUEUE = Comparator.comparing(
                    (Request r) -> r.due().orElse(Instant.MAX))
            .thenComparing(Comparator.comparing(Request::filedAt).reversed());

    /** The next moment by which something must happen; empty when nothing must, or not before the customer has written. */
    public Optional<Instant> due() {
        if (answeredAt != null || state.isOver() || pausedAt != null) {
            return Optional.empty();
        }
        return Optional.of(firstReplyAt == null ? firstReplyDue : answerDue);
    }

    /** Since when its clocks count. */
    Instant clockFrom() {
        return askedAt == null ? filedAt : askedAt;
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
        return !state.isOver() && (pausedAt == null ? now : pausedAt).isAfter(due);
    }
}
