package andon.app.demo;

import andon.app.Stores;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.receivers.MailReceiver;
import andon.testbed.receivers.WebhookReceiver;
import andon.testbed.world.OnionWeb;
import andon.testbed.world.Truth;
import andon.testbed.world.WatchedCompany;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Asset;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The synthetic dark web, running on loopback behind a SOCKS proxy, with a webhook and a mailbox that receive alerts: all
 * that Andon's main job needs around it. The demo and the end-to-end tests stand on it.
 */
public final class DemoWorld implements AutoCloseable {
    private static final int MOST_ALERTS = 1000;

    private final OnionWeb web;
    private final SocksTestProxy proxy;
    private final WebhookReceiver webhook;
    private final MailReceiver mail;
    private World world;

    private DemoWorld(World world, OnionWeb web, SocksTestProxy proxy, WebhookReceiver webhook, MailReceiver mail) {
        this.world = world;
        this.web = web;
        this.proxy = proxy;
        this.webhook = webhook;
        this.mail = mail;
    }

    public static DemoWorld start(WorldSettings settings) throws IOException {
        World world = World.generate(settings);
        OnionWeb web = OnionWeb.serve(world);
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port());
        SocksTestProxy proxy = SocksTestProxy.start(host -> answer(world, server, host));
        return new DemoWorld(world, web, proxy, WebhookReceiver.start(), MailReceiver.start());
    }

    private static SocksAnswer answer(World world, InetSocketAddress server, String host) {
        if (world.truth().downHosts().contains(host)) {
            return SocksAnswer.UNKNOWN_HOST;
        }
        boolean known = world.sites().stream()
                .flatMap(site -> site.addresses().stream())
                .anyMatch(address -> address.host().equals(host));
        return known ? new SocksAnswer.Connect(server) : SocksAnswer.UNKNOWN_HOST;
    }

    public World world() {
        return world;
    }

    public OnionWeb web() {
        return web;
    }

    public SocksTestProxy proxy() {
        return proxy;
    }

    public WebhookReceiver webhook() {
        return webhook;
    }

    public MailReceiver mail() {
        return mail;
    }

    /** Shows another revision of the same world from now on. */
    public void become(WorldSettings settings) {
        world = World.generate(settings);
        web.show(world.sites());
    }

    /**
     * Writes settings and sources for a node that lives in {@code folder} and crawls this world.
     *
     * @param socks the proxies to go through: this world's own, or real tors
     * @param port the console's port, 0 for a free one
     * @return the settings file
     */
    public Path writeSettings(Path folder, List<InetSocketAddress> socks, int port) throws IOException {
        Path password = Files.writeString(folder.resolve("reader-password"), world.readerPassword());
        Path sources = Files.writeString(folder.resolve("sources.yaml"), world.sourcesYaml(password));
        return Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                sources: "%s"
                tor: { socks: "%s" }
                crawler: { timeout: 20s, backoff: 300ms, gate-wait: 500ms, host-failures: 3, host-pause: 200ms }
                indexer: { poll: 50ms }
                http: { port: %d }
                alerts:
                  poll: 50ms
                  smtp-host: "%s"
                  smtp-port: %d
                  smtp-start-tls: false
                  mail-from: "andon@andon.example"
                  webhook-allow: ["127.0.0.0/8", "::1/128"]
                  webhook-plain-http: true
                """.formatted(
                        folder.resolve("data"),
                        sources,
                        socks.stream()
                                .map(one -> one.getAddress().getHostAddress() + ":" + one.getPort())
                                .collect(Collectors.joining(",")),
                        port,
                        mail.host(),
                        mail.port()));
    }

    /** The same for this world's own proxy, read. */
    public Settings settings(Path folder, int port) throws IOException {
        return SettingsFile.read(writeSettings(folder, List.of(proxy.address()), port));
    }

    /** Makes this world's sites all that is watched. */
    public void loadSources(Stores stores) throws IOException {
        Path folder = Objects.requireNonNull(stores.folder().path().getParent());
        try {
            stores.sources().replaceAll(SourcesFile.parse(folder.resolve("sources.yaml")));
        } catch (SourcesFileException e) {
            throw new IllegalStateException("the testbed wrote sources that the crawler refuses", e);
        }
    }

    /** Makes the customers with their confirmed assets, each with one subscription to a webhook and a mailbox. */
    public void enrol(Stores stores) {
        Accounts accounts = stores.accounts();
        for (WatchedCompany company : world.companies()) {
            if (accounts.organisation(company.organisation()).isPresent()) {
                continue;
            }
            accounts.createOrganisation(company.organisation(), company.name());
            try (AssetProofs proofs = stores.assetProofs(ProofSettings.defaults())) {
                company.assets()
                        .forEach(asset -> proofs.override(
                                "demo",
                                stores.corpus()
                                        .assets()
                                        .propose(company.organisation(), asset.type(), asset.value())
                                        .id(),
                                "an invented company has no domain in the DNS"));
            }
            try {
                stores.corpus()
                        .subscriptions()
                        .create(
                                company.organisation(),
                                "Everything about " + company.name(),
                                "",
                                null,
                                List.of(
                                        new Channel.Webhook(
                                                webhook.uri("/alerts/" + company.organisation()), secret(company)),
                                        new Channel.Email("security@" + company.organisation() + ".example")));
            } catch (QuerySyntaxException e) {
                throw new IllegalStateException("an empty query is a query", e);
            }
        }
    }

    /** A fixed signing key: the demo's receiver is on this machine and gone when it ends. */
    private static String secret(WatchedCompany company) {
        byte[] key =
                ("demo signing key of " + company.organisation() + " ".repeat(32)).getBytes(StandardCharsets.UTF_8);
        return "whsec_" + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(key, 32));
    }

    /** Reads back what a run made of this world. */
    public Observation observe(Stores stores) {
        Map<Long, Asset> assets = new HashMap<>();
        List<Alert> alerts = new ArrayList<>();
        for (WatchedCompany company : world.companies()) {
            stores.corpus().assets().of(company.organisation()).forEach(a -> assets.put(a.id(), a));
            alerts.addAll(stores.corpus().alerts().of(company.organisation(), MOST_ALERTS));
        }
        return new Observation(
                documents(stores),
                assets,
                alerts,
                webhook.requests().stream()
                        .map(r -> r.header("webhook-id").orElse("a webhook without id"))
                        .toList(),
                mail.received().stream()
                        .map(m -> m.messageId().replaceAll("^<|@.*$", ""))
                        .toList());
    }

    private static List<IndexedDocument> documents(Stores stores) {
        List<IndexedDocument> documents = new ArrayList<>();
        stores.corpus().index().refresh();
        Optional<String> cursor = Optional.empty();
        try {
            do {
                SearchPage page = stores.corpus()
                        .index()
                        .search(new SearchRequest(
                                new Query.All(),
                                new Visibility.Everything(),
                                SearchRequest.Sort.NEWEST,
                                SearchRequest.MAX_LIMIT,
                                cursor,
                                Set.of()));
                page.hits().forEach(hit -> documents.add(hit.document()));
                cursor = page.next();
            } while (cursor.isPresent());
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("the index refuses its own cursor", e);
        }
        return documents;
    }

    /** Compares a run with this world's truth. */
    public Verdict judge(Stores stores) {
        Truth truth = world.truth();
        return TruthCheck.compare(truth, world.secrets(), observe(stores));
    }

    @Override
    public void close() throws IOException {
        try (web;
                proxy;
                webhook) {
            mail.close();
        }
    }
}
