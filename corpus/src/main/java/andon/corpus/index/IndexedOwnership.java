package andon.corpus.index;

import andon.vocabulary.Entity;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found of an owner's assets when documents were indexed. */
record IndexedOwnership(OrganisationId owner) implements Ownership.Belongings {
    private static final String NAMES = "name-folded";

    @Override
    public boolean none() {
        return false;
    }

    @Override
    public boolean include(long assetId) {
        return true;
    }

    @Override
    public long fingerprint() {
        return 0;
    }

    @Override
    public Ownership.Own in(IndexedDocument document) {
        List<Mention> own = document.mentions().stream()
                .filter(mention -> mention.owner().equals(owner))
                .toList();
        Set<String> values = own.stream().map(Mention::matchedValue).collect(Collectors.toUnmodifiableSet());
        return new Ownership.Own() {
            @Override
            public boolean is(Entity entity) {
                return values.contains(entity.value().toLowerCase(Locale.ROOT));
            }

            @Override
            public List<Span> names() {
                return own.stream()
                        .filter(mention -> mention.rule().equals(NAMES))
                        .map(Mention::span)
                        .toList();
            }
        };
    }
}
