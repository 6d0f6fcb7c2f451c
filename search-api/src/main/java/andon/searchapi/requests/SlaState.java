package andon.searchapi.requests;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one of a request's promises stands. */
public enum SlaState {
    RUNNING,
    /** Half of the time or so is gone: it will be missed unless somebody sees to it. */
    FORECAST,
    /** Little time is left. */
    WARNING,
    BREACHED,
    /** The customer is waited for. */
    PAUSED,
    MET,
    /** Done, but late. */
    MISSED,
    /** The request is over without it. */
    ENDED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the team is told of it. */
    boolean isNews() {
        return this == FORECAST || this == WARNING || this == BREACHED;
    }
}
