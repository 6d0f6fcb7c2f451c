package andon.searchapi.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Andon knew at the moment when a request was filed.
 *
 * @param takenAt when it looked
 * @param searched what it searched for, in words
 * @param documents how many documents match
 * @param timelineOf of how many of them, the newest, the timeline is made; fewer than {@code documents} if there were
 *     too many to count by day
 * @param timeline documents by the day they were first seen, UTC, oldest first; days without any are left out
 * @param suggestions the newest documents, for the analyst to look at
 * @param coverage what was watched and when it was visited last, so that "nothing found" means something
 */
public record FirstLook(
        Instant takenAt,
        String searched,
        long documents,
        long timelineOf,
        List<Day> timeline,
        List<Count> sources,
        List<Count> threats,
        List<Suggestion> suggestions,
        List<Coverage> coverage) {

    public FirstLook {
        timeline = List.copyOf(timeline);
        sources = List.copyOf(sources);
        threats = List.copyOf(threats);
        suggestions = List.copyOf(suggestions);
        coverage = List.copyOf(coverage);
    }

    public record Day(LocalDate day, long documents) {}

    public record Count(String value, long documents) {}

    public record Suggestion(
            String document,
            @Nullable String title,
            String source,
            Instant firstSeen,
            @Nullable String severity,
            List<String> threats) {}

    public record Coverage(
            String source,
            String name,
            String state,
            @Nullable Instant lastVisit,
            long pages) {}
}
