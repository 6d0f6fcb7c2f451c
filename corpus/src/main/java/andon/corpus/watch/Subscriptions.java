package andon.corpus.watch;

import andon.corpus.query.QuerySyntaxException;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored subscriptions, in SQL. Thread-safe. */
public interface Subscriptions {
    /** @throws QuerySyntaxException if the query cannot be parsed */
    Subscription create(
            OrganisationId owner,
            String name,
            String query,
            @Nullable Severity minimumSeverity,
            List<Subscription.Channel> channels)
            throws QuerySyntaxException;

    List<Subscription> of(OrganisationId owner);

    List<Subscription> all();

    /** The subscription whose feed has this token. */
    Optional<Subscription> ofFeed(String tokenHash);

    /** Returns whether there was one. */
    boolean remove(OrganisationId owner, long id);
}
