package andon.corpus.index.lucene;

import andon.corpus.index.Engine;
import andon.corpus.index.Rebuild;
import andon.corpus.index.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A new generation in a folder beside the one in use. A process that has the old one open keeps it until it ends; when it
 * starts again it has the new one, and reads again what that lacks.
 */
public final class LuceneRebuild implements Rebuild {
    private final Generations generations;
    private final Optional<String> replaced;
    private final Path folder;
    private final LuceneEngine engine;
    private boolean closed;
    private boolean swapped;

    private LuceneRebuild(Generations generations, Optional<String> replaced, Path folder, LuceneEngine engine) {
        this.generations = generations;
        this.replaced = replaced;
        this.folder = folder;
        this.engine = engine;
    }

    /** @param root the folder that {@link LuceneEngine#open} opens; what is in it may be damaged */
    public static LuceneRebuild begin(Path root, Refusals refusals) {
        try {
            Generations generations = new Generations(root);
            Optional<String> replaced = generations.pointer();
            // Cursors of the old one stay valid in the new one: places are ids and times, which are the same in both.
            IndexSetup setup = IndexSetup.usual(refusals).withCursorKey(generations.cursorKey());
            Path folder = generations.begin();
            return new LuceneRebuild(generations, replaced, folder, LuceneEngine.openGeneration(folder, setup));
        } catch (IOException e) {
            throw new UncheckedIOException("no new index can be made in " + root, e);
        }
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public void swapIn() {
        closeEngine();
        try {
            if (!generations.pointer().equals(replaced)) {
                throw new IllegalStateException("another reindex of " + generations.root()
                        + " ended first; its index is in use and this one is thrown away");
            }
            generations.use(folder);
            swapped = true;
            generations.removeOthers();
        } catch (IOException e) {
            throw new UncheckedIOException("the new index " + folder + " cannot be put in the old one's place", e);
        }
    }

    private void closeEngine() {
        if (!closed) {
            closed = true;
            engine.close();
        }
    }

    @Override
    public void close() {
        closeEngine();
        if (!swapped) {
            try {
                Generations.remove(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("the unfinished index " + folder + " cannot be removed", e);
            }
        }
    }
}
