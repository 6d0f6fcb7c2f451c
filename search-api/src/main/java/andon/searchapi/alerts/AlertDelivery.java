package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alerts, and digests of those that waited, out of the outbox and brings them to their receivers, at least once each,
 * with the alert's or the digest's id as idempotency key. What fails is tried again with growing waits and at last becomes a dead letter.
 *
 * <p>Threads: {@link #run} belongs to one thread; messages go out side by side on virtual threads, {@code batch} at once and
 * {@link Alerts#MAX_TO_ONE_RECEIVER} to one receiver, and as soon as one has ended the next is taken: a slow or dead receiver holds up
 * what is for itself, and nobody else while fewer than five are slow at a time. Several processes may run it on one database: deliveries are leased.
 */
public final class AlertDelivery implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlertDelivery.class);

    /** What is kept of a failure's reason. */
    private static final int MAX_REASON = 300;

    /** So long the ends of messages are gathered before the next look: a full receiver with a long queue is not asked for at each. */
    private static final Duration GATHERED = Duration.ofMillis(50);

    private final Alerts alerts;
    private final SourceLabels labels;
    private final DeliverySettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final GuardedHttp http;
    private final WebhookSender webhooks;
    private final ChatSender chats;
    private final SyslogSender syslog;
    private final EmailSender mail;
    private final MispSender misp;
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
    /** Places for what is under way at once. */
    private final Semaphore room;

    private final Set<Delivery> underWay = ConcurrentHashMap.newKeySet();
    /** Messages that ended since the last look: their receivers have room again. */
    private final Semaphore ended = new Semaphore(0);

    private final CountDownLatch closed = new CountDownLatch(1);

    public AlertDelivery(
            Alerts alerts,
            SourceLabels labels,
            DeliverySettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.alerts = alerts;
        this.labels = labels;
        this.settings = settings;
        this.room = new Semaphore(settings.batch());
        this.clock = clock;
        this.random = random;
        this.http = new GuardedHttp(settings);
        this.webhooks = new WebhookSender(http, settings.consoleAddress(), clock);
        this.chats = new ChatSender(http, settings.consoleAddress());
        this.syslog = new SyslogSender(settings);
        this.mail = new EmailSender(settings);
        this.misp = new MispSender(http, settings, clock);
    }

    /** Tries one batch of what is due now and waits until each is delivered or failed. Returns how many were tried. */
    public int deliverDue() {
        List<Delivery> due = alerts.takeDue(clock.instant(), settings.batch(), settings.lease());
        List<Future<?>> attempts = new ArrayList<>();
        for (Delivery delivery : due) {
            attempts.add(sending.submit(() -> deliver(delivery)));
        }
        for (Future<?> attempt : attempts) {
            await(attempt);
        }
        return due.size();
    }

    /** Delivers until {@link #close}; a broken database is logged and tried again. */
    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                int started = 0;
                ended.drainPermits();
                try {
                    started = startDue();
                } catch (RuntimeException e) {
                    log.error("Deliveries could not be taken or noted; trying again", e);
                }
                if (started == 0) {
                    awaitPollOrEnd();
                } else if (room.availablePermits() > 0) {
                    gather();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPollOrEnd() throws InterruptedException {
        long poll = settings.poll().toMillis();
        if (ended.tryAcquire(poll, TimeUnit.MILLISECONDS)) {
            gather();
        }
    }

    private void gather() throws InterruptedException {
        closed.await(Math.min(settings.poll().toMillis(), GATHERED.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Starts what is due, as far as there is room; returns how many. */
    private int startDue() throws InterruptedException {
        if (!room.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        int free = 1 + room.drainPermits();
        int started = 0;
        try {
            for (Delivery delivery : alerts.takeDue(clock.instant(), free, settings.lease(), underWay)) {
                underWay.add(delivery);
                sending.submit(() -> deliverAndMakeRoom(delivery));
                started++;
            }
        } finally {
            room.release(free - started);
        }
        return started;
    }

    private void deliverAndMakeRoom(Delivery delivery) {
        try {
            deliver(delivery);
        } catch (RuntimeException e) {
            brokeOff(e);
        } finally {
            underWay.remove(delivery);
            room.release();
            ended.release();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        ended.release();
        sending.close();
        http.close();
    }

    private void deliver(Delivery taken) {
        Delivery delivery = labels.leaving(taken);
        Attempt attempt = switch (delivery.channel()) {
            case Channel.Webhook webhook -> webhooks.send(delivery, webhook);
            case Channel.Email email -> mail.send(delivery, email);
            case Channel.Chat chat -> chats.send(delivery, chat);
            case Channel.Syslog collector -> syslog.send(delivery, collector);
            case Channel.Misp instance -> misp.send(delivery, instance, noting(delivery));
            case Channel.Feed _ -> new Attempt.GiveUp("a feed is fetched, nothing is sent to it");
        };
        Instant now = clock.instant();
        switch (attempt) {
            case Attempt.Done _ -> alerts.delivered(delivery, now);
            case Attempt.GiveUp(String reason) -> giveUp(delivery, reason);
            case Attempt.Progress(String reason) -> alerts.progressed(delivery, bounded(reason), now.plus(wait(1)));
            case Attempt.Retry(String reason) -> {
                if (delivery.attempt() >= settings.retries().most()) {
                    giveUp(delivery, reason);
                } else {
                    alerts.failed(delivery, bounded(reason), now.plus(wait(delivery.attempt())));
                }
            }
        }
    }

    private MispSender.Parts noting(Delivery delivery) {
        return new MispSender.Parts() {
            @Override
            public void arrived(Alert alert) {
                alerts.arrived(delivery, alert, clock.instant());
            }

            @Override
            public void refused(Alert alert, @Nullable String answer) {
                alerts.refused(delivery, alert, answer == null ? null : bounded(answer));
            }
        };
    }

    private void giveUp(Delivery delivery, String reason) {
        log.warn(
                "Message {} could not be delivered by attempt {} and is a dead letter: {}",
                delivery.messageId(),
                delivery.attempt(),
                reason);
        alerts.failed(delivery, bounded(reason), null);
    }

    /** Doubles with each attempt; between half and one and a half of that, so that failures do not come back as one. */
    Duration wait(int attempt) {
        long base = settings.retries().first().toMillis();
        long longest = settings.retries().longest().toMillis();
        long doubled = attempt > 30 ? longest : Math.min(longest, base << (attempt - 1));
        return Duration.ofMillis(doubled / 2 + random.nextLong(Math.max(1, doubled)));
    }

    private static String bounded(String reason) {
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }

    /** The lease runs out and the delivery is taken again; the alert's id makes that harmless. */
    private static void brokeOff(@Nullable Throwable cause) {
        log.error("A delivery broke off", cause);
    }

    private static void await(Future<?> attempt) {
        try {
            attempt.get();
        } catch (ExecutionException e) {
            brokeOff(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
