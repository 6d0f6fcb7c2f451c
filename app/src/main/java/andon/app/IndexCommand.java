package andon.app;

import andon.app.settings.Given;
import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.evidence.CapturedResponse;
import andon.evidence.EvidenceStore;
import andon.evidence.EvidenceStore.ImportResult;
import andon.indexer.DocumentJson;
import andon.indexer.DocumentReader;
import andon.indexer.Indexer;
import andon.indexer.Reading;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads WARC files of any tool. */
@Command(
        name = "index",
        description = "Takes WARC files of any tool into the evidence and indexes all that is pending.")
final class IndexCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(IndexCommand.class);
    private static final int BATCH = 200;

    @Mixin
    private Place place = new Place();

    @Option(names = "--json", description = "Prints each document found as one line of JSON; keeps nothing.")
    private boolean json;

    @Parameters(paramLabel = "WARC", arity = "0..*", description = "Files, .warc or .warc.gz.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new UsageException(file + " is no file that can be read");
            }
        }
        if (!json) {
            return keep();
        }
        if (files.isEmpty()) {
            throw new UsageException("name the WARC files whose documents are to be printed");
        }
        return print();
    }

    private int keep() throws IOException {
        Settings settings = place.settings();
        try (Stores stores = Stores.open(settings);
                Indexer indexer = Indexing.indexer(stores, settings.indexer())) {
            boolean good = takeIn(stores);
            long captures = Indexing.all(indexer);
            place.err().println(captures + " captures indexed");
            return good ? 0 : 1;
        }
    }

    private int print() throws IOException {
        try (WorkFolder folder = WorkFolder.temporary()) {
            return print(place.settings(embedded(folder.path())));
        }
    }

    /** Database and index in {@code folder}, whatever the settings name. */
    private static List<Given> embedded(Path folder) {
        return List.of(
                new Given("--json", "data", folder.toString()),
                new Given("--json", "database.url", null),
                new Given("--json", "index.engine", "lucene"));
    }

    private int print(Settings settings) throws IOException {
        try (Stores stores = Stores.open(settings)) {
            boolean good = takeIn(stores);
            DocumentReader reader = Indexing.reader(stores, settings.indexer().names());
            EvidenceStore evidence = stores.evidence();
            long seq = 0;
            for (List<Capture> batch = evidence.after(seq, BATCH);
                    !batch.isEmpty();
                    batch = evidence.after(seq, BATCH)) {
                for (Capture capture : batch) {
                    print(evidence, reader, capture);
                    seq = capture.seq();
                }
            }
            return good ? 0 : 1;
        }
    }

    private void print(EvidenceStore evidence, DocumentReader reader, Capture capture) {
        try {
            CapturedResponse response = evidence.read(capture);
            Reading reading = reader.read(capture, response);
            reading.documents().forEach(document -> place.out().println(DocumentJson.line(document)));
        } catch (IOException e) {
            // One response that cannot be decoded is said and passed over; the others are read.
            log.warn("capture {} cannot be read: {}", capture.seq(), Failures.describe(e));
        }
    }

    /** Takes the files in; returns whether each held at least one response. */
    private boolean takeIn(Stores stores) throws IOException {
        HostSources sources = new HostSources(stores.sources());
        boolean all = true;
        for (Path file : files) {
            ImportResult result = stores.evidence().importWarc(file, sources);
            place.err()
                    .println(file + ": " + result.imported() + " responses taken in, " + result.known()
                            + " known already, " + result.skipped() + " other records passed over"
                            + reasons(result.passedOver()));
            if (result.imported() + result.known() == 0) {
                place.err().println(file + " holds no HTTP response that can be read; is it a WARC file?");
                all = false;
            }
        }
        return all;
    }

    private static String reasons(Map<String, Integer> passedOver) {
        return passedOver.isEmpty()
                ? ""
                : passedOver.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
