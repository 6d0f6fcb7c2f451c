package andon.searchapi.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a service level promises. */
public enum Promise {
    FIRST_REPLY,
    ANSWER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Instant due(Request request) {
        return switch (this) {
            case FIRST_REPLY -> request.firstReplyDue();
            case ANSWER -> request.answerDue();
        };
    }

    @Nullable
    Instant done(Request request) {
        return switch (this) {
            case FIRST_REPLY -> request.firstReplyAt();
            case ANSWER -> request.answeredAt();
        };
    }

    Duration target(SlaSettings.Target target) {
        return switch (this) {
            case FIRST_REPLY -> target.firstReply();
            case ANSWER -> target.answer();
        };
    }
}
