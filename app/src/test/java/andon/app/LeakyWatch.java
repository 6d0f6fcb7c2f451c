package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.watch.Subscription.Channel;
import andon.crawler.source.SourcesFile;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.receivers.MailReceiver;
import andon.testbed.receivers.WebhookReceiver;
import andon.testbed.world.OnionWeb;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leaky site behind a test proxy, a customer that it names with a webhook and a mailbox, and one user of each role. */
final class LeakyWatch implements AutoCloseable {
    private static final OrganisationId OWNER = new OrganisationId("lanternworks");

    final WebhookReceiver webhook = WebhookReceiver.start();
    final MailReceiver mail = MailReceiver.start();
    final Settings settings;
    final Stores stores;
    private final LeakySite site = new LeakySite();
    private final OnionWeb web = OnionWeb.serve(List.of(site));
    private final SocksTestProxy proxy;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Role, String> keys = new EnumMap<>(Role.class);

    LeakyWatch(Path folder) throws Exception {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port());
        proxy = SocksTestProxy.start(
                host -> host.equals(site.addresses().getFirst().host())
                        ? new SocksAnswer.Connect(server)
                        : SocksAnswer.UNKNOWN_HOST);
        settings = SettingsFile.read(Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                tor: { socks: "%s:%d" }
                crawler: { timeout: 20s, backoff: 50ms, gate-wait: 50ms, host-failures: 2, host-pause: 50ms }
                indexer: { poll: 50ms }
                http: { port: 0 }
                requests: { review: false }
                metrics: { port: 0 }
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
                        proxy.address().getAddress().getHostAddress(),
                        proxy.address().getPort(),
                        mail.host(),
                        mail.port())));
        stores = Stores.open(settings);
        stores.sources().replaceAll(SourcesFile.parse("""
                sources:
                  - id: leaky
                    name: The Leaky Site
                    addresses: ["http://%s/"]
                    politeness: { delay: 0s }
                """.formatted(
                        site.addresses().getFirst().host())));
        enrol();
    }

    private void enrol() throws Exception {
        stores.accounts().createOrganisation(OWNER, LeakySite.COMPANY);
        for (Role role : Role.values()) {
            User user = stores.accounts()
                    .createUser(role.word(), "lantern in the rain", role, role == Role.CUSTOMER ? OWNER : null);
            keys.put(
                    role,
                    stores.apiKeys().create(user, "test", Duration.ofDays(1)).token());
        }
        var assets = stores.corpus().assets();
        assets.confirm(assets.propose(OWNER, AssetType.NAME, LeakySite.COMPANY).id());
        assets.confirm(
                assets.propose(OWNER, AssetType.DOMAIN, "lanternworks.example").id());
        stores.corpus()
                .subscriptions()
                .create(
                        OWNER,
                        "all",
                        "",
                        null,
                        List.of(
                                new Channel.Webhook(
                                        webhook.uri("/alerts"),
                                        "whsec_"
                                                + Base64.getEncoder()
                                                        .encodeToString("0123456789abcdef0123456789abcdef"
                                                                .getBytes(StandardCharsets.UTF_8))),
                                new Channel.Email("soc@lanternworks.example")));
    }

    /** What one asks as one of these roles, and the whole answer with its headers. */
    String ask(URI server, Role role, String method, String path, Optional<String> body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + keys.get(role))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.map(HttpRequest.BodyPublishers::ofString)
                                        .orElse(HttpRequest.BodyPublishers.noBody()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
    }

    @Override
    public void close() throws IOException {
        try (stores;
                web;
                proxy;
                webhook) {
            mail.close();
        }
    }
}
