package andon.indexer.threat;

import andon.vocabulary.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code threats.yaml}: points for the lists of terms that a stretch of text has.
 *
 * @param category the category's word
 * @param because the word of the {@link Reason.Cause}
 * @param things points of the lists that tell what it is about; one of two points or more must be there
 * @param acts points of the lists that tell what is done with it; one must be there
 * @param against points that other lists take off
 * @param must a list of {@code acts} that must be there, null if any of them will do
 * @param least how many points make the rule hold
 * @param plain whether even a terse text must say what is done, since the things are talked of as often as offered
 */
record ThreatRule(
        String category,
        String because,
        Map<String, Integer> things,
        Map<String, Integer> acts,
        @Nullable Map<String, Integer> against,
        @Nullable String must,
        @Nullable Integer least,
        @Nullable Boolean plain) {
    private static final int LEAST = 4;

    ThreatRule {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(because, "because");
        things = heaviestFirst(Objects.requireNonNull(things, "things"));
        Objects.requireNonNull(acts, "acts");
    }

    private static Map<String, Integer> heaviestFirst(Map<String, Integer> lists) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        lists.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(list -> sorted.put(list.getKey(), list.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** @throws IllegalStateException if the rule file names none that there is */
    Reason.Cause cause() {
        return Severities.cause(because);
    }

    Map<String, Integer> opposed() {
        return Objects.requireNonNullElse(against, Map.of());
    }

    /** Whether a terse text may leave out what is done. */
    boolean goesWithoutSaying() {
        return !Objects.requireNonNullElse(plain, false);
    }

    int enough() {
        return Objects.requireNonNullElse(least, LEAST);
    }

    /** From so many points on a list of things says by itself what it is about. */
    int core() {
        int most = 0;
        for (int points : things.values()) {
            most = Math.max(most, points);
        }
        return Math.min(2, most);
    }

    /** The lists that say so by themselves: one must be there. */
    Stream<String> coreLists() {
        return things.entrySet().stream()
                .filter(list -> list.getValue() >= core())
                .map(Map.Entry::getKey);
    }
}
