package andon.searchapi.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Andon knew at the moment when a request was filed.
 *
 * @param takenAt when it looked
 * @param searched what it searched for, in words
 * @param documents how many documents match
 * @param timelineOf of how many of them the timeline is made: of all, but of the newest 2,000 in looks that were taken before
 *     the index counted days
 * @param timeline documents by the day they were first seen, UTC, oldest first; days
 *     without any are left out; of more than two decades, by the month
 * @param suggestions the newest documents, for the analyst to look at
 * @param facts what the knowledge base, samples and so on say of it
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
        @Nullable List<Facts> facts,
        List<Coverage> coverage) {

    public FirstLook {
        timeline = List.copyOf(timeline);
        sources = List.copyOf(sources);
        threats = List.copyOf(threats);
        suggestions = List.copyOf(suggestions);
        // Looks that were taken before there were facts have none.
        facts = facts == null ? List.of() : List.copyOf(facts);
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

    @Override
    public List<Facts> facts() {
        return Objects.requireNonNull(facts);
    }

    /**
     * Facts under one heading.
     *
     * @param heading a word that the messages have as {@code look.facts.WORD}
     */
    public record Facts(String heading, List<Fact> facts) {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param name a word that the messages have as {@code look.fact.WORD}, or what to show as it is
     * @param value shown as text
     * @param source who says so, as people call it; {@code documents} for what Andon found itself,
     *     {@code triage} for what it read of a sample; null where it goes
     *     without saying
     * @param asOf of when it is; null where that goes without saying
     */
    public record Fact(
            String name,
            String value,
            @Nullable String source,
            @Nullable Instant asOf) {
        public Fact(String name, String value) {
            this(name, value, null, null);
        }
    }

    /**
     * @param state of a source that is watched, or of a body of knowledge
     * @param lastVisit when it was read last; null: never
     * @param pages how many pages, or entries, of it are known
     */
    public record Coverage(
            String source,
            String name,
            String state,
            @Nullable Instant lastVisit,
            long pages) {
        /** Whether it is a body of knowledge and no source that is visited. */
        public boolean ofKnowledge() {
            return source.startsWith("knowledge:");
        }
    }
}
