package andon.searchapi.requests;

import andon.database.Database;
import java.time.Instant;

/** Keeps a request's clocks: what it is due by when it is filed, paused, resumed or given another priority. */
final class ServiceLevels {
    private final SlaSettings sla;
    private final SlaTable table;

    ServiceLevels(Database database, SlaSettings sla) {
        this.sla = sla;
        this.table = new SlaTable(database);
    }

    Instant due(Promise promise, RequestType type, Priority priority, Instant filed) {
        return sla.calendar().after(filed, promise.target(sla.target(type, priority)));
    }

    Standing standing(Request request, Instant now) {
        return Standing.of(sla, request, now);
    }

    /** Stops the clocks: the customer is waited for. */
    void pause(Request request, Instant at) {
        table.pause(request.id(), at);
    }

    /** Lets the clocks run on; what is due moves on by the open time that was waited. */
    void resume(Request request, Instant at) {
        Instant paused = request.pausedAt();
        if (paused != null) {
            // A clock that was put back must not make a pause that ends before it began.
            table.resume(request.id(), paused, at.isBefore(paused) ? paused : at);
            due(request, request.priority());
        }
    }

    /** Counts anew, from filing or the question that followed, with another priority's targets; what is done stays as it was judged. */
    void prioritise(Request request, Priority priority) {
        due(request, priority);
        table.forget(request.id());
    }

    /** Both promises hold again for a question that followed the answer. */
    void restart(Request request, Instant at) {
        table.due(
                request.id(),
                due(Promise.FIRST_REPLY, request.type(), request.priority(), at),
                due(Promise.ANSWER, request.type(), request.priority(), at));
        table.forget(request.id());
    }

    private void due(Request request, Priority priority) {
        SlaClock clock = new SlaClock(request.clockFrom(), table.pauses(request.id()));
        SlaSettings.Target target = sla.target(request.type(), priority);
        table.due(
                request.id(),
                request.firstReplyAt() == null
                        ? clock.due(sla.calendar(), target.firstReply())
                        : request.firstReplyDue(),
                request.answeredAt() == null ? clock.due(sla.calendar(), target.answer()) : request.answerDue());
    }
}
