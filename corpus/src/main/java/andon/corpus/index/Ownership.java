package andon.corpus.index;

import andon.vocabulary.Entity;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.util.List;

/** Which assets organisations own now: by it the index knows what a customer may read. Thread-safe. */
public interface Ownership {
    /** What the organisation owns at this moment; good for one question. */
    Belongings of(OrganisationId owner);

    /** What one organisation owns. */
    interface Belongings {
        /** Whether it owns nothing that is proven. */
        boolean none();

        /** Whether it owns the asset, proven. */
        boolean include(long assetId);

        /** Another number when it owns something else: what was found out about what it may ask holds no longer then. */
        long fingerprint();

        /** What of the document is its own. */
        Own in(IndexedDocument document);
    }

    /** What of one document belongs to its reader. */
    interface Own {
        /** Whether a value does, be it one of the document's entities or one that was found beside them. */
        boolean is(Entity entity);

        /** Where the reader's names and words stand in the searchable text. */
        List<Span> names();
    }

    /** Takes what was found when a document was indexed for what is owned now: for an index without assets beside it. */
    static Ownership asIndexed() {
        return IndexedOwnership::new;
    }
}
