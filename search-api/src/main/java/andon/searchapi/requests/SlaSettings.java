package andon.searchapi.requests;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How soon requests are replied to and answered. In this version the clock runs around it, at night and on holidays too.
 *
 * @param targets for every type and priority
 */
public record SlaSettings(Map<RequestType, Map<Priority, Target>> targets) {
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
    }

    /**
     * Counted from filing.
     *
     * @param firstReply until an analyst has written or answered
     * @param answer until the request is answered
     */
    public record Target(Duration firstReply, Duration answer) {
        public Target {
            if (!firstReply.isPositive() || firstReply.compareTo(answer) > 0) {
                throw new IllegalArgumentException(
                        "a first reply is due after more than no time and not after the answer");
            }
        }
    }

    /** Routine: one day and five; high: four hours and two days; urgent: one hour and one day. */
    public static SlaSettings defaults() {
        Map<Priority, Target> targets = Map.of(
                Priority.ROUTINE, new Target(Duration.ofDays(1), Duration.ofDays(5)),
                Priority.HIGH, new Target(Duration.ofHours(4), Duration.ofDays(2)),
                Priority.URGENT, new Target(Duration.ofHours(1), Duration.ofDays(1)));
        EnumMap<RequestType, Map<Priority, Target>> all = new EnumMap<>(RequestType.class);
        for (RequestType type : RequestType.values()) {
            all.put(type, targets);
        }
        return new SlaSettings(all);
    }

    Target target(RequestType type, Priority priority) {
        Map<Priority, Target> ofType = targets.getOrDefault(type, Map.of());
        Target target = ofType.get(priority);
        if (target == null) {
            throw new IllegalStateException("the constructor lets no gap pass");
        }
        return target;
    }
}
