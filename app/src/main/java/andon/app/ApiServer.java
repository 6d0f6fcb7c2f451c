package andon.app;

import andon.app.settings.HttpSection;
import andon.app.settings.RequestsSection;
import andon.app.settings.Settings;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.index.DocumentIndex;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.query.QueryParser;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.Subscriptions;
import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceStore;
import andon.searchapi.SearchApiConfiguration;
import andon.searchapi.alerts.DeliveryLinks;
import andon.searchapi.alerts.SourceLabels;
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.deposits.TableHeads;
import andon.searchapi.documents.QueryReader;
import andon.searchapi.exposed.ExposureSettings;
import andon.searchapi.health.HealthOverview;
import andon.searchapi.health.MetricsPage;
import andon.searchapi.oidc.OidcSettings;
import andon.searchapi.pivots.EarlierTexts;
import andon.searchapi.requests.QuotaSettings;
import andon.searchapi.requests.ReportFonts;
import andon.searchapi.requests.ReviewSettings;
import andon.searchapi.requests.SlaSettings;
import andon.searchapi.samples.EmbeddedIndicators;
import andon.searchapi.samples.SampleKeys;
import andon.searchapi.sources.CandidateCatalog;
import andon.searchapi.sources.QuarantineList;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.SecretMask;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The search API and the console on the open stores: the only place where Spring's container stands. */
final class ApiServer implements AutoCloseable {
    /** Application: what search-api brings, with Boot's auto-configuration. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SearchApiConfiguration.class)
    static class Application {}

    private final ConfigurableApplicationContext context;
    private final URI address;

    private ApiServer(ConfigurableApplicationContext context, URI address) {
        this.context = context;
        this.address = address;
    }

    /**
     * What other stages have to show.
     *
     * @param provider where people sign in, if at a provider
     */
    record Shown(
            SourceOverview sources,
            SourceCatalog catalog,
            CandidateCatalog candidates,
            QuarantineList quarantine,
            HealthOverview health,
            MetricsPage metrics,
            Optional<OidcSettings> provider) {}

    /** Starts listening. */
    static ApiServer start(Stores stores, Settings settings, Shown shown) {
        HttpSection http = settings.http();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // One shutdown order, the Node's: the server before the stores.
                .registerShutdownHook(false)
                .properties(Map.of(
                        "server.address",
                        http.address(),
                        "server.port",
                        http.port(),
                        "spring.threads.virtual.enabled",
                        true,
                        "spring.application.name",
                        "andon"))
                .initializers(c -> register((GenericApplicationContext) c, stores, settings, shown))
                .run();
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return new ApiServer(context, URI.create("http://" + http.address() + ":" + port + "/"));
    }

    private static void register(GenericApplicationContext context, Stores stores, Settings settings, Shown shown) {
        RequestsSection requests = settings.requests();
        Optional<SampleKeys> samples =
                settings.samples().keys(stores.folder(), !settings.evidence().seal());
        ExposureKey exposure = settings.exposedCredentials().key(stores.folder());
        context.registerBean(Database.class, stores::database, b -> b.setDestroyMethodName(""));
        context.registerBean(EvidenceStore.class, stores::evidence, b -> b.setDestroyMethodName(""));
        context.registerBean(
                EvidenceEnvelopes.class,
                () -> EvidenceEnvelopes.of(
                        settings.evidence().in(stores.folder()).sealing()));
        context.registerBean(DocumentIndex.class, () -> stores.corpus().index(), b -> b.setDestroyMethodName(""));
        context.registerBean(DocumentLedger.class, () -> stores.corpus().ledger());
        context.registerBean(Assets.class, () -> stores.corpus().assets());
        context.registerBean(Subscriptions.class, () -> stores.corpus().subscriptions());
        context.registerBean(Alerts.class, () -> stores.corpus().alerts());
        context.registerBean(
                DeliveryLinks.class, () -> new DeliveryLinks(settings.http().link(Optional.empty())));
        context.registerBean(SlaSettings.class, requests::levels);
        context.registerBean(QuotaSettings.class, requests::limits);
        context.registerBean(ReviewSettings.class, () -> new ReviewSettings(requests.review()));
        context.registerBean(ProofSettings.class, settings.assets()::proof);
        context.registerBean(SecretMask.class, () -> new DetectorMask(stores.secretsKey()));
        samples.ifPresent(keys -> context.registerBean(SampleKeys.class, () -> keys));
        context.registerBean(ExposureKey.class, () -> exposure);
        context.registerBean(ExposureSettings.class, settings.exposedCredentials()::limits);
        context.registerBean(EmbeddedIndicators.class, () -> new SampleIndicators(stores.secretsKey()));
        context.registerBean(TableHeads.class, () -> DepositHeads::headsTable);
        context.registerBean(InstantSource.class, stores::clock);
        context.registerBean(
                ReportFonts.class, () -> ReportFonts.inOrUsual(stores.folder().fonts()));
        context.registerBean(ChainAnchors.class, () -> stores.folder().auditAnchors(stores.clock()));
        context.registerBean(
                EarlierTexts.class,
                () -> new EvidenceTexts(
                        stores.evidence(),
                        Indexing.cutter(stores),
                        stores.corpus().watchList()));
        context.registerBean(SourceOverview.class, shown::sources);
        context.registerBean(SourceCatalog.class, shown::catalog);
        context.registerBean(SourceLabels.class, () -> KnownLabels.of(stores.sources(), stores.database()));
        context.registerBean(CandidateCatalog.class, shown::candidates);
        context.registerBean(QuarantineList.class, shown::quarantine);
        context.registerBean(HealthOverview.class, shown::health);
        context.registerBean(MetricsPage.class, shown::metrics);
        shown.provider().ifPresent(provider -> context.registerBean(OidcSettings.class, () -> provider));
        context.registerBean(
                QueryReader.class,
                () -> text -> QueryParser.parse(text, stores.clock().instant()));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
    }
}
