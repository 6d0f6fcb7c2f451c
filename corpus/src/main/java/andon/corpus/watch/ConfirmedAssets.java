package andon.corpus.watch;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Ownership;
import andon.vocabulary.Asset;
import andon.vocabulary.Entity;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What each organisation has proven to own; follows changes of the assets by itself, as the watch list does. */
public final class ConfirmedAssets implements Ownership {
    private final Assets assets;
    private volatile Known known = new Known(Long.MIN_VALUE, new ConcurrentHashMap<>());

    private record Known(long revision, Map<OrganisationId, Owned> owners) {}

    public ConfirmedAssets(Assets assets) {
        this.assets = assets;
    }

    @Override
    public Belongings of(OrganisationId owner) {
        // The revision is read before the assets: a change between the two reads once more, never once less.
        long revision = assets.revision();
        Known now = known;
        if (now.revision != revision) {
            now = new Known(revision, new ConcurrentHashMap<>());
            known = now;
        }
        return now.owners.computeIfAbsent(owner, this::read);
    }

    private Owned read(OrganisationId owner) {
        List<Asset> confirmed =
                assets.of(owner).stream().filter(Asset::confirmed).toList();
        return new Owned(
                confirmed.stream().map(Asset::id).collect(Collectors.toUnmodifiableSet()), new AssetMatcher(confirmed));
    }

    private record Owned(Set<Long> ids, AssetMatcher matcher) implements Belongings {
        @Override
        public boolean none() {
            return ids.isEmpty();
        }

        @Override
        public boolean include(long assetId) {
            return ids.contains(assetId);
        }

        @Override
        @SuppressWarnings("UnstableApiUsage")
        public long fingerprint() {
            Hasher hasher = Hashing.sipHash24().newHasher();
            ids.stream().sorted().forEach(hasher::putLong);
            return hasher.hash().asLong();
        }

        @Override
        public Own in(IndexedDocument document) {
            return new Own() {
                @Override
                public boolean is(Entity entity) {
                    return matcher.owns(entity);
                }

                @Override
                public List<Span> names() {
                    return matcher.names(document.document());
                }
            };
        }
    }
}
