package andon.app.demo;

import andon.app.Node;
import andon.app.ProcessRole;
import andon.app.StopSignal;
import andon.app.Stores;
import andon.app.settings.Settings;
import andon.corpus.watch.Alerts;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.testbed.world.WatchedCompany;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The main job from a scheduled crawl to an answered request, on a world whose truth is known. */
public final class Demo {
    /** What the demo's people sign in with; the console listens on loopback and everything is invented. */
    private static final String PASSWORD = "lantern-festival";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int BATCH = 1000;

    private final Path folder;
    private final long seed;
    private final int scale;
    private final int port;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * A demo that has yet to run.
     *
     * @param folder an empty folder for everything
     * @param seed which world
     * @param scale how much filler, 1 to 1000
     * @param port the console's, 0 for a free one
     * @param out where the account goes
     * @param err where progress goes
     */
    public Demo(Path folder, long seed, int scale, int port, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.seed = seed;
        this.scale = scale;
        this.port = port;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it and returns after the account.
     *
     * @return whether the truth was met and the request answered
     */
    public boolean run() throws IOException, InterruptedException {
        return run(null);
    }

    /** Runs it, and serves the console after the account until {@code stop}. */
    public boolean runAndServe(StopSignal stop) throws IOException, InterruptedException {
        return run(stop);
    }

    private boolean run(@Nullable StopSignal stop) throws IOException, InterruptedException {
        Instant start = Instant.now();
        try (DemoWorld world = DemoWorld.start(new WorldSettings(seed, 0, start, scale))) {
            err.println("A synthetic dark web of " + world.world().sites().size()
                    + " sites runs on loopback, behind a SOCKS proxy.");
            Settings settings = world.settings(folder, port);
            try (Stores stores = Stores.open(settings)) {
                world.loadSources(stores);
                world.enrol(stores);
                People people = People.make(stores, world.world().companies().getFirst());
                try (Node node = Node.start(settings, stores, ProcessRole.all())) {
                    await(node, stores, start);
                    URI console = node.console().orElseThrow();
                    ExampleRequest.Answered answered = answer(world, console, people);
                    Path report = Files.writeString(folder.resolve("report.html"), answered.report());
                    Verdict verdict = world.judge(stores);
                    boolean good = verdict.met() && answered.state().equals("answered");
                    account(world, stores, verdict, answered, good, start);
                    signIns(console, people, stop == null ? null : report);
                    if (stop != null) {
                        stop.await();
                    }
                    return good;
                }
            }
        }
    }

    private void await(Node node, Stores stores, Instant start) throws InterruptedException {
        Progress progress = new Progress(err, terminal());
        while (!node.idle()) {
            if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
                progress.end();
                throw new IllegalStateException("the demo's crawl did not end within " + PATIENCE);
            }
            Alerts.Counts counts = stores.corpus().alerts().counts();
            progress.show("%d pages captured, %d read, %d mentions, %d alerts, %d delivered"
                    .formatted(
                            stores.evidence().lastSeq(),
                            stores.corpus().ledger().indexedSeq(),
                            counts.mentions(),
                            counts.alerts(),
                            counts.delivered()));
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        progress.end();
    }

    @SuppressWarnings("SystemConsoleNull") // documented to be null where -Djdk.console names another provider
    private static boolean terminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private ExampleRequest.Answered answer(DemoWorld world, URI console, People people) {
        WatchedCompany company = world.world().companies().getFirst();
        String domain = company.assets().stream()
                .filter(a -> a.type() == AssetType.DOMAIN)
                .map(WatchedCompany.WatchedAsset::value)
                .findFirst()
                .orElseThrow();
        return ExampleRequest.run(
                console,
                people.keys(),
                company.name(),
                domain,
                Instant.now().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private void account(
            DemoWorld world,
            Stores stores,
            Verdict verdict,
            ExampleRequest.Answered answered,
            boolean good,
            Instant start) {
        Set<SourceId> sites = new HashSet<>();
        long seq = 0;
        for (List<Capture> batch = stores.evidence().after(seq, BATCH);
                !batch.isEmpty();
                batch = stores.evidence().after(seq, BATCH)) {
            batch.forEach(c -> sites.add(c.source()));
            seq = batch.getLast().seq();
        }
        out.println();
        Account.print(out, world.observe(stores), sites.size(), seq, verdict);
        out.printf(
                "%nRequest %d of %s is %s: %d documents at first look, %d findings, a commentary, a countermeasure.%n",
                answered.id(),
                world.world().companies().getFirst().name(),
                answered.state(),
                answered.firstLookDocuments(),
                answered.findings().size());
        out.printf(
                "%s, after %d seconds.%n",
                good ? "The planted truth was met" : "The planted truth was NOT met",
                Duration.between(start, Instant.now()).toSeconds());
    }

    private void signIns(URI console, People people, @Nullable Path report) {
        out.println();
        out.println("Console    " + console);
        out.println("  customer " + people.customer().name() + " / " + PASSWORD);
        out.println("  analyst  " + people.analyst().name() + " / " + PASSWORD);
        out.println("  reviewer " + people.reviewer().name() + " / " + PASSWORD + " (gives the answers of analyst)");
        if (report != null) {
            out.println("Report     " + report);
            out.println("Ctrl-C ends the demo.");
        }
        out.flush();
    }

    /** Who signs in to the demo's console. */
    private record People(User customer, User analyst, User reviewer, ExampleRequest.Keys keys) {
        static People make(Stores stores, WatchedCompany company) {
            User customer = stores.accounts().createUser("customer", PASSWORD, Role.CUSTOMER, company.organisation());
            User analyst = stores.accounts().createUser("analyst", PASSWORD, Role.ANALYST, null);
            User reviewer = stores.accounts().createUser("reviewer", PASSWORD, Role.ANALYST, null);
            stores.accounts().createUser("operator", PASSWORD, Role.OPERATOR, null);
            Duration day = Duration.ofDays(1);
            return new People(
                    customer,
                    analyst,
                    reviewer,
                    new ExampleRequest.Keys(
                            stores.apiKeys().create(customer, "demo", day).token(),
                            stores.apiKeys().create(analyst, "demo", day).token(),
                            stores.apiKeys().create(reviewer, "demo", day).token()));
        }
    }
}
