package andon.searchapi.requests;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How soon requests are replied to and answered, in open time.
 *
 * @param targets for every type and priority
 * @param forecast with this share of the time left the team hears that it will run out, 0 to 1
 * @param warning with this share left it is warned; at most {@code forecast}
 */
public record SlaSettings(
        BusinessCalendar calendar, Map<RequestType, Map<Priority, Target>> targets, double forecast, double warning) {
    /** Almost a year of working days. */
    public static final Duration LONGEST = Duration.ofHours(2000);

    /** A day of the calendar that the defaults have. */
    private static final Duration DAY = Duration.ofHours(9);

    public SlaSettings {
        EnumMap<RequestType, Map<Priority, Target>> copy = new EnumMap<>(RequestType.class);
        for (RequestType type : RequestType.values()) {
            Map<Priority, Target> ofType = targets.getOrDefault(type, Map.of());
            for (Priority priority : Priority.values()) {
                if (!ofType.containsKey(priority)) {
                    throw new IllegalArgumentException("the service levels lack a target for " + type.word() + ", "
                            + priority.word() + " priority");
                }
            }
            copy.put(type, Map.copyOf(ofType));
        }
        targets = Map.copyOf(copy);
        if (!(warning >= 0 && warning <= forecast && forecast <= 1)) {
            throw new IllegalArgumentException("forecast and warning must be 0 to 1, and warning at most forecast: not "
                    + forecast + " and " + warning);
        }
    }

    /**
     * Counted from filing, in open time.
     *
     * @param firstReply until an analyst has written or answered
     * @param answer until the request is answered; at most {@link #LONGEST}
     */
    public record Target(Duration firstReply, Duration answer) {
        public Target {
            if (!firstReply.isPositive() || firstReply.compareTo(answer) > 0) {
                throw new IllegalArgumentException(
                        "a first reply is due after more than no time and not after the answer");
            }
            if (answer.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("an answer is due within " + LONGEST.toHours()
                        + " hours of open time, not " + answer.toHours());
            }
        }
    }

    /**
     * Monday to Friday, nine to eighteen, UTC. Routine: one day and five; high: four hours and two days; urgent: one hour and
     * one day; a sample's analysis may take twice as long.
     */
    public static SlaSettings defaults() {
        Map<Priority, Target> targets = Map.of(
                Priority.ROUTINE, new Target(DAY, DAY.multipliedBy(5)),
                Priority.HIGH, new Target(Duration.ofHours(4), DAY.multipliedBy(2)),
                Priority.URGENT, new Target(Duration.ofHours(1), DAY));
        EnumMap<RequestType, Map<Priority, Target>> all = new EnumMap<>(RequestType.class);
        for (RequestType type : RequestType.values()) {
            all.put(type, targets);
        }
        all.put(
                RequestType.MALWARE_SAMPLE,
                Map.of(
                        Priority.ROUTINE, new Target(DAY, DAY.multipliedBy(10)),
                        Priority.HIGH, new Target(Duration.ofHours(4), DAY.multipliedBy(4)),
                        Priority.URGENT, new Target(Duration.ofHours(1), DAY.multipliedBy(2))));
        EnumMap<DayOfWeek, BusinessCalendar.Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
            }
        }
        return new SlaSettings(new BusinessCalendar(ZoneId.of("UTC"), week, Set.of()), all, 0.5, 0.2);
    }

    Target target(RequestType type, Priority priority) {
        Map<Priority, Target> ofType = targets.getOrDefault(type, Map.of());
        Target target = ofType.get(priority);
        if (target == null) {
            throw new IllegalStateException("the constructor lets no gap pass");
        }
        return target;
    }

    /** How a promise stands at {@code now}. */
    SlaState state(Request request, Promise promise, Instant now) {
        Instant due = promise.due(request);
        Instant done = promise.done(request);
        if (done != null) {
            return done.isAfter(due) ? SlaState.MISSED : SlaState.MET;
        }
        if (request.state().isOver()) {
            return SlaState.ENDED;
        }
        Instant paused = request.pausedAt();
        if (paused != null) {
            return paused.isAfter(due) ? SlaState.BREACHED : SlaState.PAUSED;
        }
        if (now.isAfter(due)) {
            return SlaState.BREACHED;
        }
        double left = calendar.open(now, due).toSeconds();
        double whole =
                promise.target(target(request.type(), request.priority())).toSeconds();
        if (left <= warning * whole) {
            return SlaState.WARNING;
        }
        return left <= forecast * whole ? SlaState.FORECAST : SlaState.RUNNING;
    }
}
