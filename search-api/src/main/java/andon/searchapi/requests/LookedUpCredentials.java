package andon.searchapi.requests;

import andon.corpus.index.IndexedDocument;
import andon.corpus.text.PersonalText;
import andon.searchapi.requests.FirstLook.Fact;
import andon.searchapi.requests.FirstLook.Facts;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaked credentials in the documents of a first look, in their masked form: those that the customer may read as its own. */
final class LookedUpCredentials {
    /** So many are listed, those that were seen last. */
    private static final int LISTED = 20;
    /** So many different ones are counted. */
    private static final int COUNTED = 10_000;

    /** When a document with it was first seen, the latest. */
    private final Map<String, Instant> seen = new HashMap<>();

    private final long documents;
    private long read;

    /** @param documents how many documents there are, of which the newest are noted */
    LookedUpCredentials(long documents) {
        this.documents = documents;
    }

    /** @param document as the customer sees it: of others' credentials the account is masked, too */
    void note(IndexedDocument document) {
        read++;
        for (Entity entity : document.document().entities()) {
            boolean own =
                    entity.type() == EntityType.CREDENTIAL && !entity.value().startsWith(PersonalText.DOTS);
            if (own && (seen.size() < COUNTED || seen.containsKey(entity.value()))) {
                seen.merge(entity.value(), document.firstSeen(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    /** How many there are, and the latest with when they were seen; empty if there are none. */
    Optional<Facts> facts(Instant now) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        String count = seen.size() < COUNTED ? Integer.toString(seen.size()) : COUNTED + "+";
        facts.add(new Fact("credentials", count, "documents", now));
        if (read < documents) {
            facts.add(new Fact("credentials-read", read + " / " + documents));
        }
        seen.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .forEach(one -> facts.add(new Fact("credential", one.getKey(), "documents", one.getValue())));
        return Optional.of(new Facts("credentials", facts));
    }
}
