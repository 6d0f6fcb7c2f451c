package andon.app;

import andon.corpus.watch.Assets;
import andon.indexer.names.Names;
import andon.indexer.names.WatchedNames;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names that the indexer looks for, with the customers' confirmed ones among them; follows changes of the assets by itself,
 * as the watch list does. Thread-safe.
 */
final class WatchedCompanies implements Supplier<Names> {
    private static final Logger log = LoggerFactory.getLogger(WatchedCompanies.class);

    private final Assets assets;
    private final Function<WatchedNames, Names> names;
    private volatile @Nullable Known known;

    private record Known(long revision, Names names) {}

    /** @param names puts watched names together with lists and models */
    WatchedCompanies(Assets assets, Function<WatchedNames, Names> names) {
        this.assets = assets;
        this.names = names;
    }

    @Override
    public Names get() {
        long revision = assets.revision();
        Known now = known;
        if (now != null && now.revision == revision) {
            return now.names;
        }
        synchronized (this) {
            now = known;
            if (now == null || now.revision != revision) {
                // The revision is read before the assets: a change between the two reads once more, never once less.
                now = new Known(revision, names.apply(watched()));
                known = now;
            }
            return now.names;
        }
    }

    private WatchedNames watched() {
        List<String> written = new ArrayList<>();
        for (Asset asset : assets.confirmed()) {
            if (asset.type() == AssetType.NAME && isName(asset)) {
                written.add(asset.value());
            }
        }
        if (written.size() > WatchedNames.MOST) {
            log.error("{} names are watched; the first {} are known to the indexer", written.size(), WatchedNames.MOST);
            return new WatchedNames(written.subList(0, WatchedNames.MOST));
        }
        return new WatchedNames(written);
    }

    /** What the watch list can find and a company cannot be called ("!?") is left to the watch list. */
    private static boolean isName(Asset asset) {
        try {
            new WatchedNames(List.of(asset.value()));
            return true;
        } catch (IllegalArgumentException e) {
            log.warn("asset {} is no name of a company: {}", asset.id(), e.getMessage());
            return false;
        }
    }
}
