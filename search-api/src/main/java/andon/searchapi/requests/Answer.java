package andon.searchapi.requests;

import andon.searchapi.requests.Casework.Countermeasure;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered with, as it was then.
 *
 * @param version from 1 on; a corrected answer and one to a question that followed are new versions
 * @param answeredAt when it was given
 * @param answeredBy who reviewed it and gave it
 * @param author who put it in review, or changed it there last
 * @param due when it was due
 * @param content findings, commentary and countermeasures; no messages
 */
public record Answer(
        int version,
        Instant answeredAt,
        String answeredBy,
        @Nullable String author,
        Instant due,
        Casework content) {

    /** With the messages, and with how far its countermeasures are by now. */
    Casework with(Casework present) {
        Map<Long, CountermeasureState> states =
                present.countermeasures().stream().collect(Collectors.toMap(Countermeasure::id, Countermeasure::state));
        return new Casework(
                present.messages(),
                content.findings(),
                content.commentary(),
                content.countermeasures().stream()
                        .map(m -> m.in(states.getOrDefault(m.id(), m.state())))
                        .toList());
    }
}
