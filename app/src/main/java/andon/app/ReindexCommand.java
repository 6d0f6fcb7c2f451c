package andon.app;

import andon.indexer.Indexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the index again from the evidence. */
@Command(
        name = "reindex",
        description = "Makes the index again from the evidence; with an unchanged Andon the result is the same.")
final class ReindexCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws IOException {
        Settings settings = place.settings();
        removeIndex(new DataFolder(settings.data()).index());
        try (Stores stores = Stores.open(settings);
                Indexer indexer = Indexing.indexer(stores, settings.indexer())) {
            place.err().println(Indexing.all(indexer) + " captures indexed");
            return 0;
        }
    }

    private static void removeIndex(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
