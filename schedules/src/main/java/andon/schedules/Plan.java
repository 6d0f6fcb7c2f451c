package andon.schedules;

import java.time.Instant;
import java.util.Optional;

/**
 * A plan as it stands.
 *
 * @param last when it last came due; empty if it never did
 * @param next when it comes due next; empty while a run that was asked for is all that is left
 */
public record Plan(String name, Cadence cadence, Optional<Instant> last, Optional<Instant> next) {}
