package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.crawler.source.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Visits sources once, now. */
@Command(name = "crawl", description = "Visits sources once, now, and keeps what it read as evidence.")
final class CrawlCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private Place place = new Place();

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description = "The sources to visit, in the form of config/sources-example.yaml.")
    private @Nullable Path sources;

    @Parameters(paramLabel = "URL", arity = "0..*", description = "Onion addresses to visit with default settings.")
    private List<URI> addresses = List.of();

    @Override
    public Integer call() {
        Settings settings = place.settings();
        List<Source> due = due();
        try (Stores stores = Stores.open(settings);
                Crawler crawler = Crawling.crawler(stores, settings)) {
            long before = stores.evidence().lastSeq();
            due.forEach(stores.sources()::upsert);
            due.forEach(source -> crawler.begin(source.id(), Frontier.Extent.WHOLE));
            crawler.start();
            long shown = before;
            while (!crawler.awaitIdle(LOOK)) {
                long now = stores.evidence().lastSeq();
                if (now != shown) {
                    place.err().println(now - before + " pages captured");
                    shown = now;
                }
            }
            crawler.counters().forEach((code, n) -> place.out().println(code + "\t" + n));
            long captured = stores.evidence().lastSeq() - before;
            place.err().println(captured + " pages captured; andon index reads them");
            return captured > 0 ? 0 : 1;
        }
    }

    private List<Source> due() {
        List<Source> due = new ArrayList<>();
        if (sources != null) {
            due.addAll(SourceCommand.read(sources));
        }
        try {
            for (URI address : addresses) {
                due.add(Source.ofAddresses(HostSources.idOf(address), List.of(address)));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        if (due.isEmpty()) {
            throw new UsageException("name what to visit: --sources FILE or addresses");
        }
        return due;
    }
}
