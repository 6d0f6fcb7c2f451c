package andon.app;

import andon.app.settings.Settings;
import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.index.Rebuild;
import andon.indexer.Indexer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the index again from the evidence. */
@Command(
        name = "reindex",
        description = {
            "Makes a new index from the evidence, beside the one in use, then puts it in that one's place; with an"
                    + " unchanged Andon the result is the same.",
            "Cut off at any moment, it leaves the old index or the new one, whole; run it again then. Needs room on"
                    + " the disk for both."
        })
final class ReindexCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        Settings settings = place.settings();
        try (Stores stores = place.openWithoutIndex();
                Rebuild rebuild = stores.rebuildIndex(settings.index());
                Indexer indexer = Indexing.indexer(stores.withIndex(rebuild.engine()), settings.indexer())) {
            if (new ExposedCredentials(stores.database())
                    .forgetOthers(settings.exposedCredentials().key(stores.folder()))) {
                place.err().println("exposed credentials under another key are forgotten; an indexer makes them anew");
            }
            long captures = Indexing.all(indexer);
            rebuild.swapIn();
            place.err().println(captures + " captures indexed; the new index is in use");
            return 0;
        }
    }
}
