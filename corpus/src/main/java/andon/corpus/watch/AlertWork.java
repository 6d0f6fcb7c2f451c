package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do about alerts. Calling one not relevant makes a rule: its subscription is not told of the same value in the
 * same source again. The rules can be seen and lifted. Thread-safe.
 */
public interface AlertWork {
    int MAX_NOTE = 2_000;

    enum State {
        NEW,
        SEEN,
        IN_WORK,
        RESOLVED,
        NOT_RELEVANT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<State> ofWord(String word) {
            return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
        }
    }

    /**
     * Where the work on an alert stands.
     *
     * @param changedBy null if nobody has touched it
     */
    record Handling(
            State state,
            @Nullable String assignee,
            String note,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {
        static final Handling UNTOUCHED = new Handling(State.NEW, null, "", null, null);
    }

    /**
     * A rule that an alert which was not relevant has taught.
     *
     * @param source empty for any source
     */
    record Suppression(
            long id,
            long subscription,
            String subscriptionName,
            String source,
            String value,
            String alert,
            String madeBy,
            Instant madeAt) {}

    /** For each of the alerts, at most 1,000. */
    Map<String, Handling> of(Collection<String> alerts);

    /**
     * Sets where the work stands. To call it not relevant makes rules for its values, to call it anything else lifts those
     * that it made.
     *
     * @param note at most {@value #MAX_NOTE} characters
     * @return empty if the owner has no such alert
     */
    Optional<Handling> handle(
            OrganisationId owner, String alert, State state, @Nullable String assignee, String note, String by);

    /** The owner's rules, newest first, at most 1,000. */
    List<Suppression> suppressions(OrganisationId owner);

    /** Returns whether there was such a rule. */
    boolean lift(OrganisationId owner, long suppression);
}
