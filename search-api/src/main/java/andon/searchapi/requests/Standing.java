package andon.searchapi.requests;

import java.time.Instant;

/** How both promises of a request stand. */
public record Standing(SlaState firstReply, SlaState answer) {
    static Standing of(SlaSettings sla, Request request, Instant now) {
        return new Standing(sla.state(request, Promise.FIRST_REPLY, now), sla.state(request, Promise.ANSWER, now));
    }

    /** The more pressing of the two; of two alike the one that comes first. */
    public SlaState pressing() {
        int first = weight(firstReply);
        int second = weight(answer);
        boolean replied = firstReply == SlaState.MET || firstReply == SlaState.MISSED;
        return first > second || first == second && !replied ? firstReply : answer;
    }

    private static int weight(SlaState state) {
        return switch (state) {
            case BREACHED -> 3;
            case WARNING -> 2;
            case FORECAST -> 1;
            case RUNNING, PAUSED, MET, MISSED, ENDED -> 0;
        };
    }
}
