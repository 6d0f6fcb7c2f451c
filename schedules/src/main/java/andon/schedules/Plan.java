package andon.schedules;

import andon.vocabulary.Timetable;
import java.time.Instant;
import java.util.Optional;

/**
 * A plan as it stands.
 *
 * @param paused whether it comes due only when it is asked for
 * @param last when it last came due by its timetable; empty if it never did
 * @param next when it comes due next; empty while it is paused, and when its timetable has come to its end
 */
public record Plan(String name, Timetable timetable, boolean paused, Optional<Instant> last, Optional<Instant> next) {}
