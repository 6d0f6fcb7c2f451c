package andon.app;

import andon.app.settings.KnowledgeSection;
import andon.app.settings.Settings;
import andon.corpus.query.QueryParser;
import andon.corpus.watch.MentionedCaptures;
import andon.corpus.watch.WatchRetention;
import andon.crawler.CrawlHealth;
import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.crawler.health.ComplaintBook;
import andon.crawler.health.HealthWatch;
import andon.indexer.Indexer;
import andon.indexer.exposed.Exposing;
import andon.schedules.Schedules;
import andon.searchapi.alerts.AlertDelivery;
import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.assets.ArchiveSearch;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.hunts.HuntWorker;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.requests.SlaWatch;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running process: the stages of its roles, tied together on the open stores. This is the only place where one stage
 * hears of another: a plan that comes due begins a visit, or looks for what the teams must be told.
 *
 * <p>For maintainers: stages are closed in the reverse order of their start, so that whoever hands work on stops before
 * whoever takes it. Everything between them is in the database; a stage may be killed at any moment.
 */
public final class Node implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Node.class);

    /** How often at least it is looked whether operators are to be told something. */
    private static final Duration DESK = Duration.ofSeconds(10);

    /** The plan by which the service levels of requests are watched. */
    private static final String PROMISES = "requests:service-levels";

    /** The plan by which customers' domains are looked at again. */
    private static final String ASSET_PROOFS = "assets:proofs";

    /** The plan by which what alerting has done with is forgotten, and how often. */
    private static final String RETENTION = "alerts:retention";

    private static final Duration RETENTION_EVERY = Duration.ofHours(1);

    private final Stores stores;
    private final Crawler crawler;
    /** Changed by the thread that starts and closes, read by those that ask how the process is. */
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

    private Optional<Schedules> schedules = Optional.empty();
    private volatile Optional<ProofRound> assetProofs = Optional.empty();
    private volatile Optional<SlaWatch> promises = Optional.empty();
    private volatile Optional<WatchRetention> retention = Optional.empty();
    private volatile Optional<KnowledgePlan> knowledge = Optional.empty();

    private Optional<URI> console = Optional.empty();
    private Optional<URI> metricsAt = Optional.empty();

    private Node(Stores stores, Crawler crawler) {
        this.stores = stores;
        this.crawler = crawler;
    }

    /** Starts the stages of {@code roles}; {@code stores} stay the caller's to close, after the node. */
    public static Node start(Settings settings, Stores stores, Set<ProcessRole> roles) {
        Crawler crawler = Crawling.crawler(stores, settings);
        Node node = new Node(stores, crawler);
        boolean started = false;
        try {
            node.running.push(crawler);
            node.startStages(settings, roles);
            started = true;
            return node;
        } finally {
            if (!started) {
                node.close();
            }
        }
    }

    // From the end of the data's way to its beginning, so that nobody waits for a stage that is not there yet.
    private void startStages(Settings settings, Set<ProcessRole> roles) {
        startWatching(settings, roles);
        if (roles.contains(ProcessRole.ALERTS)) {
            DeliverySettings channels = settings.alerts().delivery(console, settings.http());
            AlertDelivery delivery = new AlertDelivery(
                    stores.corpus().alerts(),
                    KnownLabels.of(stores.sources(), stores.database()),
                    channels,
                    stores.clock(),
                    ThreadLocalRandom.current());
            running.push(Stage.run("alerts", delivery, delivery));
            Duration every = settings.health().every();
            OperatorDesk desk = new OperatorDesk(
                    new ComplaintBook(stores.database()),
                    new OperatorMail(channels, settings.alerts().operators()),
                    settings.alerts(),
                    channels.consoleAddress(),
                    every.compareTo(DESK) < 0 ? every : DESK,
                    stores.clock());
            running.push(Stage.run("operators", desk, desk));
        }
        if (roles.contains(ProcessRole.API)) {
            HuntWorker hunts = new HuntWorker(
                    stores.database(),
                    stores.corpus().index(),
                    text -> QueryParser.parse(text, stores.clock()),
                    stores.clock());
            startSteps("hunts", hunts::step);
            ArchiveSearch archive = new ArchiveSearch(
                    stores.database(),
                    stores.corpus().index(),
                    stores.corpus().assets(),
                    stores.corpus().watchList(),
                    stores.clock());
            startSteps("archive", archive::step);
        }
        if (roles.contains(ProcessRole.INDEXER)) {
            Indexer indexer = Indexing.indexer(stores, settings.indexer());
            running.push(Stage.run("indexer", indexer::run, indexer));
            Exposing exposing = Indexing.exposing(stores, settings);
            running.push(Stage.run("exposing", exposing::run, exposing));
        }
        if (roles.contains(ProcessRole.CRAWLER)) {
            crawler.start();
            Hits hits = new Hits(new MentionedCaptures(stores.database()), crawler, stores.clock());
            running.push(Stage.run("hits", hits, hits));
        }
        if (roles.contains(ProcessRole.SCHEDULER)) {
            Schedules plans = new Schedules(
                    stores.database(),
                    this::due,
                    settings.schedules().on(stores.database().dialect()));
            running.push(plans);
            schedules = Optional.of(plans);
            DeliverySettings channels = settings.alerts().delivery(console, settings.http());
            promises = Optional.of(new SlaWatch(
                    stores.database(),
                    settings.requests().levels(),
                    new TeamPost(channels, settings.requests().teams()),
                    channels.consoleAddress(),
                    settings.requests().locale(),
                    stores.clock()));
            plans.plan(PROMISES, Timetable.every(settings.requests().watch()));
            VisitPlans visits = new VisitPlans(stores.sources(), plans);
            visits.look(stores.clock().instant());
            planKnowledge(plans, settings.knowledge());
            AssetProofs proofs = stores.assetProofs(settings.assets().proof());
            running.push(proofs);
            assetProofs = Optional.of(new ProofRound(
                    proofs,
                    new OperatorMail(channels, settings.alerts().operators()),
                    channels.consoleAddress(),
                    stores.clock()));
            plans.plan(ASSET_PROOFS, proofs.timetable());
            retention = Optional.of(
                    new WatchRetention(stores.database(), settings.alerts().retention()));
            plans.plan(RETENTION, Timetable.every(RETENTION_EVERY));
            running.push(Stage.run("plans", visits, visits));
            plans.start();
        }
    }

    private void startSteps(String name, BooleanSupplier step) {
        StepLoop loop = new StepLoop(name, step);
        running.push(Stage.run(name, loop, loop));
    }

    /** Judges the sources, where somebody is there to be told: in the console, by mail or by Prometheus. */
    private void startWatching(Settings settings, Set<ProcessRole> roles) {
        Integer port = settings.metrics().port();
        if (port == null && !roles.contains(ProcessRole.API) && !roles.contains(ProcessRole.ALERTS)) {
            return;
        }
        HealthWatch watch = new HealthWatch(
                Crawling.health(stores, crawler, settings.health()),
                new ComplaintBook(stores.database()),
                settings.health().every(),
                stores.clock());
        boolean crawls = roles.contains(ProcessRole.CRAWLER);
        PrometheusPage metrics = new PrometheusPage(new Metered(stores, crawler, watch, crawls));
        if (roles.contains(ProcessRole.API)) {
            ApiServer server = ApiServer.start(
                    stores,
                    settings,
                    new ApiServer.Shown(
                            new CrawlOverview(crawler),
                            new RegistryCatalog(stores.sources(), crawler),
                            new FoundCandidates(crawler.candidates()),
                            new HeldHosts(crawler.safety().quarantine(), stores.sources()),
                            new WatchHealth(watch, crawler, stores::indexReport, crawls),
                            metrics,
                            settings.oidc().settings(settings.http())));
            running.push(server);
            console = Optional.of(server.address());
            log.info("The console and the API listen at {}", server.address());
        }
        if (port != null) {
            MetricsServer server = MetricsServer.start(settings.metrics().address(), port, metrics, this::ailments);
            running.push(server);
            metricsAt = Optional.of(server.address());
            log.info("Metrics are at {}", server.address());
        }
        running.push(Stage.run("health", watch, watch));
    }

    /** What is wrong with this process: a stage that a bug ended, a database that does not answer. */
    private List<String> ailments() {
        List<String> wrong = new ArrayList<>();
        for (AutoCloseable part : running) {
            if (part instanceof Stage stage && !stage.runs()) {
                wrong.add("the stage " + stage.name() + " has ended");
            }
        }
        try {
            stores.database().sql().sql("select 1").query(Integer.class).single();
        } catch (RuntimeException e) {
            // The probe's boundary: why it fails is the answer.
            wrong.add("the database does not answer: " + Failures.describe(e));
        }
        return wrong;
    }

    private void planKnowledge(Schedules plans, KnowledgeSection places) {
        knowledge = Optional.of(
                new KnowledgePlan(new Knowledge(stores.database(), stores.audit(), stores.clock()), places));
        if (places.places().isEmpty()) {
            plans.remove(KnowledgePlan.NAME);
        } else {
            plans.plan(KnowledgePlan.NAME, Timetable.every(places.every()));
        }
    }

    private void forget(WatchRetention terms) {
        WatchRetention.Forgotten forgotten = terms.round(stores.clock().instant());
        if (!forgotten.isNothing()) {
            log.info(
                    "What alerting has done with is forgotten: {} deliveries, {} removed channels, {} happenings",
                    forgotten.deliveries(),
                    forgotten.channels(),
                    forgotten.happenings());
        }
    }

    private void due(String plan) {
        if (plan.equals(ASSET_PROOFS)) {
            assetProofs.ifPresent(ProofRound::run);
            return;
        }
        if (plan.equals(RETENTION)) {
            retention.ifPresent(this::forget);
            return;
        }
        if (plan.equals(PROMISES)) {
            promises.orElseThrow().look();
            return;
        }
        if (plan.equals(KnowledgePlan.NAME)) {
            knowledge.ifPresent(KnowledgePlan::run);
            return;
        }
        SourceId source = VisitPlans.source(plan)
                .orElseThrow(() -> new IllegalStateException("nothing is known to do for the plan '" + plan + "'"));
        crawler.begin(source);
    }

    /** Begins a visit that looks at every known page of a source, whatever its plan says. */
    public void runNow(SourceId source) {
        crawler.begin(source, Frontier.Extent.WHOLE);
    }

    /** Whether every planned visit was made and ended, all captures are indexed and no alert waits for delivery. */
    public boolean idle() {
        // In the data's own direction: what a later stage has done was handed on by an earlier one that is done.
        return schedules.map(this::allVisited).orElse(true)
                && crawler.frontier().openVisits().isEmpty()
                && stores.corpus().ledger().indexedSeq() >= stores.evidence().lastSeq()
                && stores.corpus().alerts().counts().pending() == 0;
    }

    // A plan's time is noted a moment before its visit begins: a visit must be seen that is as young as the plan's run.
    private boolean allVisited(Schedules plans) {
        return plans.all().stream()
                .filter(plan -> !plan.paused())
                .allMatch(plan -> VisitPlans.source(plan.name())
                        .map(source -> plan.last()
                                .map(last -> visitedSince(source, last))
                                .orElse(false))
                        .orElse(true));
    }

    private boolean visitedSince(SourceId source, Instant due) {
        CrawlHealth health = crawler.health(source);
        return health.attention().isPresent()
                || health.restsUntil().isPresent()
                || health.lastVisit()
                        .map(visit -> !visit.ended().orElse(visit.started()).isBefore(due))
                        .orElse(false);
    }

    /** Where the console is, if this process serves it. */
    public Optional<URI> console() {
        return console;
    }

    /** Where this process's metrics are read without a key, if the settings say so. */
    Optional<URI> metrics() {
        return metricsAt;
    }

    Crawler crawler() {
        return crawler;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                // The stage's boundary: the others must be closed all the same.
                log.error("{} did not close", part.getClass().getSimpleName(), e);
            }
        }
    }
}
