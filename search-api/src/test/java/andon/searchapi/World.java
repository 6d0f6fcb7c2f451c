package andon.searchapi;

import andon.corpus.Corpus;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.query.QueryParser;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.OwnSources;
import andon.corpus.watch.Subscriptions;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.Exchange;
import andon.evidence.Header;
import andon.evidence.Sealing;
import andon.evidence.WarcEvidenceStore;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.alerts.SourceLabels;
import andon.searchapi.deposits.TableHeads;
import andon.searchapi.documents.QueryReader;
import andon.searchapi.health.HealthOverview;
import andon.searchapi.health.MetricsPage;
import andon.searchapi.pivots.EarlierTexts;
import andon.searchapi.requests.FirstLookFacts;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Reason;
import andon.vocabulary.SecretMask;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.Tlp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The real stack on an ephemeral port: H2 and Lucene in a folder, a WARC store, and a small world to look at. */
final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    static final OrganisationId ACME = new OrganisationId("acme");
    static final OrganisationId NORWIND = new OrganisationId("norwind");
    static final ExposureKey EXPOSURE = new ExposureKey(new byte[ExposureKey.BYTES]);
    static final String PASSWORD = "lantern in the rain";

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final InstantSource clock = now::get;
    /** What each capture was made of, in place of the indexer that would cut it out again. */
    final Map<Long, Document> captured = new ConcurrentHashMap<>();

    final MemoryFinds found = new MemoryFinds();
    private final List<FirstLookFacts> facts;
    private final Consumer<GenericApplicationContext> more;
    final Database database;
    final Sealing sealing;
    final EvidenceStore evidence;
    final Corpus corpus;
    final SampleHealth health = new SampleHealth(START);
    final ConfigurableApplicationContext spring;
    final String address;

    /** What {@code app} would be. */
    @EnableAutoConfiguration
    @Import(SearchApiConfiguration.class)
    static class TestApplication {}

    World(Path folder, FirstLookFacts... facts) throws IOException {
        this(folder, Database.open(DatabaseSettings.embedded(folder)), facts);
    }

    /** With what would stand beside it in {@code app}. */
    World(Path folder, Database database, FirstLookFacts... facts) throws IOException {
        this(
                folder,
                database,
                clock -> new EngineIndex(
                        LuceneEngine.open(folder.resolve("index")), Mirrors.NONE, clock, Corpus.ownership(database)),
                facts);
    }

    World(Path folder, Database database, Function<InstantSource, DocumentIndex> index, FirstLookFacts... facts)
            throws IOException {
        this(folder, database, index, List.of(facts), context -> {});
    }

    /** With beans of one's own, such as other settings than the defaults. */
    World(Path folder, Database database, Consumer<GenericApplicationContext> more) throws IOException {
        this(
                folder,
                database,
                clock -> new EngineIndex(
                        LuceneEngine.open(folder.resolve("index")), Mirrors.NONE, clock, Corpus.ownership(database)),
                List.of(),
                more);
    }

    private World(
            Path folder,
            Database database,
            Function<InstantSource, DocumentIndex> index,
            List<FirstLookFacts> facts,
            Consumer<GenericApplicationContext> more)
            throws IOException {
        this.facts = facts;
        this.more = more;
        this.database = database;
        EvidenceSettings kept = EvidenceSettings.defaults(folder.resolve("warc"));
        this.sealing = kept.sealing();
        this.evidence = WarcEvidenceStore.open(kept, database, clock);
        this.corpus = Corpus.of(database, index.apply(clock), clock);
        SpringApplication application = new SpringApplication(TestApplication.class);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) this::register);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "spring.threads.virtual.enabled", "true",
                "server.tomcat.basedir", folder.resolve("tomcat").toString()));
        this.spring = application.run();
        this.address = "http://127.0.0.1:" + spring.getEnvironment().getProperty("local.server.port");
    }

    private void register(GenericApplicationContext context) {
        more.accept(context);
        context.registerBean(Database.class, () -> database);
        context.registerBean(EvidenceStore.class, () -> evidence);
        context.registerBean(EvidenceEnvelopes.class, () -> EvidenceEnvelopes.of(sealing));
        context.registerBean(DocumentIndex.class, corpus::index);
        context.registerBean(DocumentLedger.class, corpus::ledger);
        context.registerBean(Assets.class, corpus::assets);
        context.registerBean(Subscriptions.class, corpus::subscriptions);
        context.registerBean(Alerts.class, corpus::alerts);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(ExposureKey.class, () -> EXPOSURE);
        context.registerBean(TableHeads.class, () -> line -> line.startsWith("id,"));
        context.registerBean(SecretMask.class, () -> text -> text.replaceAll("password=[^&]*", "password=•••"));
        context.registerBean(QueryReader.class, () -> text -> QueryParser.parse(text, clock));
        context.registerBean(
                EarlierTexts.class,
                () -> (id, capture) -> Optional.ofNullable(captured.get(capture))
                        .filter(document -> document.id().equals(id))
                        .map(document -> new EarlierTexts.Earlier(
                                document, corpus.watchList().match(document))));
        for (FirstLookFacts known : facts) {
            context.registerBean("facts" + facts.indexOf(known), FirstLookFacts.class, () -> known);
        }
        context.registerBean(SourceOverview.class, () -> this::sources);
        context.registerBean(SourceCatalog.class, MemoryCatalog::new);
        context.registerBean(
                SourceLabels.class, () -> new SourceLabels(source -> Tlp.AMBER, new OwnSources(database)::owner));
        context.registerBean(MemoryFinds.class, () -> found);
        context.registerBean(HealthOverview.class, () -> health);
        context.registerBean(
                MetricsPage.class, () -> out -> out.write("andon_up 1\n".getBytes(StandardCharsets.UTF_8)));
    }

    private List<SourceOverview.WatchedSource> sources() {
        return List.of(
                new SourceOverview.WatchedSource(
                        new SourceId("night-market"), "Night Market", "watching", START.minusSeconds(600), 1840),
                new SourceOverview.WatchedSource(
                        new SourceId("glass-forum"), "Glass Forum", "watching", START.minusSeconds(4200), 12_306),
                new SourceOverview.WatchedSource(new SourceId("ember-leaks"), "Ember Leaks", "down", null, 0));
    }

    Accounts accounts() {
        return spring.getBean(Accounts.class);
    }

    /** A user of the role, made if it is not there yet, with a fresh key. */
    String key(String name, Role role, @Nullable OrganisationId organisation) {
        User user = accounts().user(name).orElseGet(() -> accounts().createUser(name, PASSWORD, role, organisation));
        return spring.getBean(ApiKeys.class)
                .create(user, "test", Duration.ofDays(60))
                .token();
    }

    /** Two customers with confirmed names, and one person of each role. */
    void people() {
        accounts().createOrganisation(ACME, "Acme Corp");
        accounts().createOrganisation(NORWIND, "Norwind Energi");
        accounts().createUser("mina", PASSWORD, Role.CUSTOMER, ACME);
        accounts().createUser("lars", PASSWORD, Role.CUSTOMER, NORWIND);
        accounts().createUser("akira", PASSWORD, Role.ANALYST, null);
        accounts().createUser("rin", PASSWORD, Role.ANALYST, null);
        accounts().createUser("olga", PASSWORD, Role.OPERATOR, null);
        accounts().createUser("aude", PASSWORD, Role.AUDITOR, null);
    }

    void asset(OrganisationId owner, andon.vocabulary.AssetType type, String value) {
        corpus.assets().confirm(corpus.assets().propose(owner, type, value).id());
    }

    /** Puts a document through evidence, ledger, mentions, alerts and index, as the indexer does. */
    DocumentId publish(Document document, Instant seen) {
        Exchange exchange = new Exchange(
                document.source(),
                document.address(),
                seen,
                List.of(new Header("Host", String.valueOf(document.address().getHost()))),
                200,
                "OK",
                List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                ("<html><body>" + document.identityKey() + document.text() + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Map.of());
        try {
            Capture capture = evidence.append(exchange, c -> {});
            captured.put(capture.seq(), document);
            List<Mention> mentions = corpus.watchList().match(document);
            DocumentLedger.Sighting sighting = database.inTransaction(() -> {
                DocumentLedger.Sighting noted = corpus.ledger().record(document, capture);
                corpus.alerts().raise(document, noted, mentions, seen);
                return noted;
            });
            corpus.index()
                    .put(new IndexedDocument(
                            document,
                            sighting.firstSeen(),
                            sighting.changedAt(),
                            sighting.version(),
                            capture.seq(),
                            mentions));
            corpus.index().refresh();
            return document.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document document(
            String key,
            String source,
            DocumentKind kind,
            @Nullable String title,
            @Nullable String author,
            String text,
            List<String> quotes,
            String language,
            List<Entity> entities,
            List<Threat> threats) {
        return new Document(
                source + "|post|" + key,
                new SourceId(source),
                kind,
                URI.create("http://nightmarketqwertyuiopasdfghjklzxcvbnm234567abcdefghijklmnopq.onion/t/" + key),
                title,
                author,
                START.minus(Duration.ofHours(30)),
                text,
                quotes,
                language,
                entities,
                threats,
                Details.NONE);
    }

    static Document simple(String key, String title, String text) {
        return document(
                key, "glass-forum", DocumentKind.POST, title, "ghost", text, List.of(), "en", List.of(), List.of());
    }

    static Threat threat(ThreatCategory category, Severity severity, Reason... reasons) {
        return new Threat(category, severity, List.of(reasons));
    }

    static Entity entity(EntityType type, String value, String searchable, String written) {
        int at = searchable.indexOf(written);
        if (at < 0) {
            throw new IllegalArgumentException(written + " is not in the text");
        }
        return new Entity(type, value, new Span(at, at + written.length()), "sample", 0.97);
    }

    @Override
    public void close() {
        // The context closes what was registered in it.
        spring.close();
    }
}
