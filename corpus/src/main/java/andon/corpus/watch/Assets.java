package andon.corpus.watch;

import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.util.List;
import java.util.Optional;

/** The customers' assets, in SQL. Thread-safe. */
public interface Assets {
    /**
     * Notes an asset that a customer says it owns; proposing it again returns the one there is.
     *
     * @throws IllegalArgumentException if the value is not of the type's form; the message says what was expected
     */
    Asset propose(OrganisationId owner, AssetType type, String value);

    /** Marks it as proven. Empty if there is no such asset. */
    Optional<Asset> confirm(long id);

    /** Takes its confirmation back: nothing of it is looked for or shown any more. Empty if there is no such asset. */
    Optional<Asset> release(long id);

    Optional<Asset> asset(long id);

    List<Asset> of(OrganisationId owner);

    List<Asset> confirmed();

    /** Grows with every change, so that a compiled watch list knows when it is stale. */
    long revision();
}
