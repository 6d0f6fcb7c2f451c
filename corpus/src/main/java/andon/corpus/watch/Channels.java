package andon.corpus.watch;

import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.OrganisationId;
import java.util.List;
import java.util.Optional;

/** The channels of a subscription one by one, after it was made. Thread-safe. */
public interface Channels {
    /** @param id given by the database */
    record Numbered(long id, Channel channel) {}

    /** In the order in which they were added; empty if the owner has no such subscription. */
    List<Numbered> of(OrganisationId owner, long subscription);

    /**
     * Tells alerts that are raised from now on by one more channel.
     *
     * @return empty if the owner has no such subscription
     * @throws IllegalArgumentException if it is refused, or the subscription has too many
     */
    Optional<Numbered> add(OrganisationId owner, long subscription, Channel channel);

    /**
     * Makes it another of the same kind. What waits goes there, too.
     *
     * @return empty if the owner has no such subscription with such a channel
     * @throws IllegalArgumentException if it is refused, or of another kind
     */
    Optional<Numbered> replace(OrganisationId owner, long subscription, long channel, Channel by);

    /** What came of a removal. */
    enum Removal {
        REMOVED,
        /** A subscription without a channel tells nothing. */
        LAST_ONE,
        UNKNOWN
    }

    /** Ends it: what waits for it is cancelled, its keys are forgotten, what was delivered stays known. */
    Removal remove(OrganisationId owner, long subscription, long channel);
}
