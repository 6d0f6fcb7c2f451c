package andon.corpus.index.lucene;

import andon.corpus.index.DamagedIndexException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;

/** A folder's index while its writer lives, with the snapshots that searches run on and what renews them. */
record OpenIndex(
        IndexFolder folder, SearcherManager searchers, VersionedWrites writes, Renewal renewal, OrdinalMaps ordinals)
        implements AutoCloseable {
    /** @throws DamagedIndexException if what is there is not a sound index of this version */
    static OpenIndex open(Path path, IndexSetup setup) {
        IndexFolder folder = IndexFolder.open(path, setup.opening(), setup.cursorKey());
        try {
            SearcherManager searchers = new SearcherManager(folder.writer(), new SearcherFactory());
            VersionedWrites writes = new VersionedWrites(folder, searchers, setup.refusals());
            Renewal renewal = new Renewal(folder.writer(), searchers, setup.clock());
            return new OpenIndex(folder, searchers, writes, renewal, new OrdinalMaps());
        } catch (IOException e) {
            try {
                folder.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new DamagedIndexException(path, String.valueOf(e.getMessage()), e);
        }
    }

    boolean isWritable() {
        return folder.isWritable();
    }

    @Override
    public void close() throws IOException {
        renewal.close();
        try {
            searchers.close();
        } finally {
            folder.close();
        }
    }
}
