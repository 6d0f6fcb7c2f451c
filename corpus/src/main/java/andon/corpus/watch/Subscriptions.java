package andon.corpus.watch;

import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored subscriptions, in SQL: customers' over the mentions of their assets, and those of {@link OrganisationId#ANALYSTS} over
 * anything. Thread-safe.
 */
public interface Subscriptions {
    /**
     * What a subscription is to be.
     *
     * @param name 1 to {@value Subscription#MAX_NAME} characters in one line
     */
    record Wish(String name, Selection selection, Timing timing) {}

    /**
     * @throws QuerySyntaxException if the query cannot be parsed
     * @throws IllegalArgumentException if anything else of it is refused
     */
    Subscription create(OrganisationId owner, Wish wish, List<Subscription.Channel> channels)
            throws QuerySyntaxException;

    /** One that is told of everything that matches at once. */
    default Subscription create(
            OrganisationId owner,
            String name,
            String query,
            @Nullable Severity minimumSeverity,
            List<Subscription.Channel> channels)
            throws QuerySyntaxException {
        return create(owner, new Wish(name, Selection.of(query, minimumSeverity), Timing.AT_ONCE), channels);
    }

    /**
     * Makes it another, with the same channels. What waits is told at the moment of the new timing.
     *
     * @return empty if the owner has none of this id
     */
    Optional<Subscription> change(OrganisationId owner, long id, Wish wish) throws QuerySyntaxException;

    Optional<Subscription> one(OrganisationId owner, long id);

    List<Subscription> of(OrganisationId owner);

    /**
     * Some of them, by id.
     *
     * @param after the id behind which they stand; 0 for the first
     * @param limit 1 to {@value SqlSubscriptions#MAX_PER_OWNER}
     */
    List<Subscription> of(OrganisationId owner, long after, int limit);

    /** The ids of all of them, at most {@value SqlSubscriptions#MAX_OF_ANALYSTS}, in order. */
    List<Long> ids(OrganisationId owner);

    long count(OrganisationId owner);

    List<Subscription> all();

    /** The subscription whose feed has this token. */
    Optional<Subscription> ofFeed(String tokenHash);

    /** Returns whether there was one. */
    boolean remove(OrganisationId owner, long id);
}
