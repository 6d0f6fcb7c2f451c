package andon.corpus.watch;

import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A watch list compiled from the confirmed assets, and again whenever they change. */
public final class CompiledWatchList implements WatchList {
    private final Assets assets;
    private final Supplier<Set<Long>> exact;
    private volatile @Nullable Compiled compiled;

    private record Compiled(long revision, AssetMatcher matcher) {}

    public CompiledWatchList(Assets assets) {
        this(assets, Set::of);
    }

    /** @param exact the ids of the assets whose look-alikes are not looked for; a change of it is a change of the assets */
    public CompiledWatchList(Assets assets, Supplier<Set<Long>> exact) {
        this.assets = assets;
        this.exact = exact;
    }

    @Override
    public List<Mention> match(Document document) {
        return current().match(document);
    }

    private AssetMatcher current() {
        long revision = assets.revision();
        Compiled known = compiled;
        if (known != null && known.revision == revision) {
            return known.matcher;
        }
        synchronized (this) {
            known = compiled;
            if (known == null || known.revision != revision) {
                // The revision is read before the assets: a change between the two compiles once more, never once less.
                known = new Compiled(revision, new AssetMatcher(assets.confirmed(), exact.get()));
                compiled = known;
            }
            return known.matcher;
        }
    }
}
