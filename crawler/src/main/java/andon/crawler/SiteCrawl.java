package andon.crawler;

import andon.crawler.frontier.DuePage;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.frontier.LeaseLostException;
import andon.crawler.frontier.SiteLease;
import andon.crawler.frontier.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one leased site for a while: takes a few due pages at a time, fetches them at the site's pace, and asks for more
 * when they are written. Blocks; runs on a virtual thread of its own, with one more for each further connection.
 */
final class SiteCrawl {
    private static final Logger log = LoggerFactory.getLogger(SiteCrawl.class);
    /** Pages taken from the frontier at once where nothing slows the site down. */
    private static final int MOST_AT_ONCE = 32;
    /** So much time the pages taken at once should take, so that what they lead to does not wait for long. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** After so many pages, or so long, the site goes to the end of the line. */
    private static final int SLICE_PAGES = 256;

    private static final Duration SLICE = Duration.ofMinutes(2);
    /** A host that was dead in the visit before is believed dead again after fewer failures. */
    private static final int FAILURES_OF_DEAD = 2;
    /** So often one page is tried again at once: at each mirror, in a new session. */
    private static final int MOST_AGAIN = 20;

    private final SiteLease lease;
    private final WatchedSite site;
    private final Frontier frontier;
    private final PageWorker worker;
    private final ResultWriter writer;
    private final Semaphore workers;
    private final CrawlerSettings settings;
    private final InstantSource clock;
    private final CountDownLatch closing;
    private final Consumer<String> count;

    private final Deque<DuePage> pages = new ArrayDeque<>();
    private final List<Finished> finished = new ArrayList<>();
    private Step.Then then = Step.NEXT;
    private int hostFailures;
    private boolean answered;
    private long captured;
    private long bytes;
    private volatile boolean lost;

    SiteCrawl(
            SiteLease lease,
            WatchedSite site,
            Frontier frontier,
            PageWorker worker,
            ResultWriter writer,
            Semaphore workers,
            CrawlerSettings settings,
            InstantSource clock,
            CountDownLatch closing,
            Consumer<String> count) {
        this.lease = lease;
        this.site = site;
        this.frontier = frontier;
        this.worker = worker;
        this.writer = writer;
        this.workers = workers;
        this.settings = settings;
        this.clock = clock;
        this.closing = closing;
        this.count = count;
        this.hostFailures = lease.hostFailures();
    }

    SiteLease lease() {
        return lease;
    }

    /** Somebody else has the site: nothing that is under way counts any more. */
    void lose() {
        lost = true;
    }

    /** Works until the visit ends, the site has to wait, or its slice of time is over. */
    void run() throws InterruptedException {
        Instant sliceEnd = clock.instant().plus(SLICE);
        int taken = 0;
        while (true) {
            if (lost) {
                return;
            }
            if (lease.pagesLeft() <= captured || lease.bytesLeft() <= bytes) {
                frontier.end(lease, Visit.State.BUDGET);
                return;
            }
            if (isClosing() || taken >= SLICE_PAGES || clock.instant().isAfter(sliceEnd)) {
                frontier.release(lease, clock.instant().plus(taken == 0 ? Duration.ZERO : site.delay()));
                return;
            }
            Optional<Instant> quiet = site.source.quietHours().endOf(clock.instant());
            if (quiet.isPresent()) {
                frontier.release(lease, quiet.get());
                return;
            }
            List<DuePage> due = frontier.next(lease, atOnce());
            if (due.isEmpty()) {
                Optional<Instant> retry = frontier.nextRetry(lease);
                if (retry.isPresent()) {
                    frontier.release(lease, retry.get());
                } else {
                    frontier.end(lease, Visit.State.DONE);
                }
                return;
            }
            taken += due.size();
            workOn(due);
            if (!awaitWritten() || !goesOn()) {
                return;
            }
        }
    }

    private int atOnce() {
        long left = Math.min(MOST_AT_ONCE, lease.pagesLeft() - captured);
        long delay = Math.max(1, site.delay().toMillis());
        long polite = Math.max(1, AT_ONCE.toMillis() / delay * lease.connections());
        return (int) Math.min(left, polite);
    }

    private void workOn(List<DuePage> due) throws InterruptedException {
        pages.addAll(due);
        then = Step.NEXT;
        finished.clear();
        List<Thread> connections = new ArrayList<>();
        for (int i = 1; i < Math.min(lease.connections(), due.size()); i++) {
            connections.add(Thread.ofVirtual().name("crawl-" + lease.source()).start(this::connection));
        }
        connection();
        for (Thread thread : connections) {
            thread.join();
        }
        pages.clear();
    }

    /** One connection's share of the pages. */
    private void connection() {
        try {
            @Nullable DuePage page = poll();
            while (page != null) {
                workOn(page);
                page = poll();
                // Also after the last one: the next pages may be there at once.
                if (closing.await(site.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable DuePage poll() {
        return then instanceof Step.Then.Next && !lost && !isClosing() ? pages.poll() : null;
    }

    private void workOn(DuePage page) throws InterruptedException {
        for (int again = 0; again < MOST_AGAIN; again++) {
            Step step;
            workers.acquire();
            try {
                step = worker.work(site, lease, page);
            } catch (RuntimeException e) {
                // The page's boundary: one that brings its worker down must not do so to the site.
                // By number: its address may hold a secret.
                log.error("page {} of {} cannot be worked on", page.id(), lease.source(), e);
                step = new Step("internal", Optional.of(worker.broken(lease, page)), Step.NEXT);
            } finally {
                workers.release();
            }
            count.accept(step.code());
            if (step.finished().isPresent()) {
                writer.put(step.finished().get());
            }
            note(step);
            if (!step.isAgain()) {
                return;
            }
            if (closing.await(site.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private synchronized void note(Step step) {
        step.finished().ifPresent(f -> {
            finished.add(f);
            f.capture().ifPresent(capture -> {
                captured++;
                bytes += f.bodyBytes();
            });
        });
        if (step.then() instanceof Step.Then.HostRest) {
            hostFailures++;
        } else if (step.finished().isPresent()) {
            hostFailures = 0;
            answered = true;
        }
        boolean moreImportant = step.then() instanceof Step.Then.End || then instanceof Step.Then.Next;
        if (!step.isAgain() && !step.isNext() && moreImportant) {
            then = step.then();
        }
    }

    /** Waits until all is durable; false if the lease was lost. */
    private boolean awaitWritten() throws InterruptedException {
        for (Finished one : finished) {
            try {
                one.written().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LeaseLostException l) {
                    log.info("{}", l.getMessage());
                    count.accept("lease-lost");
                    return false;
                }
                log.error(
                        "page {} of {} cannot be written",
                        one.acknowledgement().page().id(),
                        lease.source(),
                        e.getCause());
                count.accept("internal");
                giveUp(one);
                then = new Step.Then.Rest(settings.proxyWait());
            }
        }
        return true;
    }

    /** A page that cannot be written counts as failed, unless nothing can be written at all. */
    private void giveUp(Finished one) throws InterruptedException {
        Finished broken = worker.broken(lease, one.acknowledgement().page());
        writer.put(broken);
        try {
            broken.written().get();
        } catch (ExecutionException e) {
            log.warn(
                    "page {} of {} is fetched again later: {}",
                    one.acknowledgement().page().id(),
                    lease.source(),
                    String.valueOf(e.getCause()));
        }
    }

    /** Does what the last pages asked for; false if that takes the site out of hand. */
    private boolean goesOn() {
        FrontierSettings patience = frontier.settings();
        switch (then) {
            case Step.Then.Next n -> {
                return true;
            }
            case Step.Then.Again a -> {
                return true;
            }
            case Step.Then.Rest rest -> frontier.release(lease, clock.instant().plus(rest.rest()));
            case Step.Then.HostRest h -> {
                boolean dead = lease.wasDead() && !answered && hostFailures >= FAILURES_OF_DEAD;
                if (dead || hostFailures >= patience.hostFailures()) {
                    frontier.end(lease, Visit.State.UNREACHABLE);
                } else {
                    frontier.release(lease, clock.instant().plus(patience.pauseAfter(hostFailures)));
                }
            }
            case Step.Then.End end -> frontier.end(lease, end.state());
        }
        return false;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
