package andon.crawler;

import andon.crawler.fetch.Cookies;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.OkHttpFetcher;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.frontier.SqlFrontier;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.WarcEvidenceStore;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.world.OnionWeb;
import andon.testbed.world.Site;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A small dark web behind a test proxy, with everything a crawler needs. */
final class Bench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final OnionWeb web;
    final SocksTestProxy proxy;
    final Database database;
    final EvidenceStore evidence;
    final SourceRegistry registry;
    final Frontier frontier;

    CrawlerSettings settings = new CrawlerSettings(
            "bench",
            16,
            Duration.ofSeconds(60),
            4,
            Duration.ofMillis(5),
            20,
            Duration.ofMillis(20),
            3,
            Duration.ofSeconds(30),
            Duration.ofMillis(50));
    FetchSettings fetch;
    Safeguards guards;
    Map<String, String> environment = Map.of();

    Bench(Path folder, Collection<? extends Site> sites) throws IOException {
        this(folder, DatabaseSettings.embedded(folder), sites);
    }

    Bench(Path folder, DatabaseSettings databaseSettings, Collection<? extends Site> sites) throws IOException {
        web = OnionWeb.serve(List.copyOf(sites));
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), web.port());
        Map<String, Boolean> down = sites.stream()
                .flatMap(s -> s.addresses().stream().map(a -> Map.entry(a.host(), s.down())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        proxy = SocksTestProxy.start(host ->
                Boolean.FALSE.equals(down.get(host)) ? new SocksAnswer.Connect(server) : SocksAnswer.UNKNOWN_HOST);
        database = Database.open(databaseSettings);
        evidence = WarcEvidenceStore.open(
                EvidenceSettings.defaults(folder.resolve("warc")), database, InstantSource.system());
        registry = new SourceRegistry(database, InstantSource.system());
        guards = Safeguards.builtIn(database, InstantSource.system());
        frontier = new SqlFrontier(database, InstantSource.system(), new FrontierSettings(6, Duration.ofMillis(5)));
        fetch = FetchSettings.through(proxy.address())
                .withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(6))
                .withMaxBody(1 << 20);
    }

    Crawler crawler() {
        return crawler(f -> f);
    }

    Crawler crawler(UnaryOperator<Fetcher> around) {
        return crawler(around, frontier);
    }

    Crawler crawler(UnaryOperator<Fetcher> around, Frontier frontier) {
        Cookies cookies = new Cookies();
        Fetcher fetcher = around.apply(new OkHttpFetcher(fetch, cookies, InstantSource.system()));
        return new Crawler(
                database,
                registry,
                frontier,
                fetcher,
                cookies,
                evidence,
                settings,
                environment,
                guards,
                InstantSource.system());
    }

    List<Source> sources(String yaml) {
        try {
            List<Source> sources = SourcesFile.parse(yaml);
            registry.replaceAll(sources);
            return sources;
        } catch (SourcesFileException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Capture> captures() {
        return evidence.after(0, 100_000);
    }

    /** Paths with queries of all captures of a source, in order. */
    List<String> captured(String source) {
        return captures().stream()
                .filter(c -> c.source().equals(new SourceId(source)))
                .map(c -> c.address().getRawPath()
                        + (c.address().getRawQuery() == null
                                ? ""
                                : "?" + c.address().getRawQuery()))
                .toList();
    }

    String text(Capture capture) {
        try {
            return new String(evidence.read(capture).body(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        evidence.close();
        database.close();
        proxy.close();
        web.close();
    }
}
