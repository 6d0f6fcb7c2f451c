package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alerts;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that does not answer holds up what is for itself: over HTTP, with the outbox in a database. */
class SlowReceiverTest {
    /** More than are under way at once. */
    private static final int ALERTS = 60;

    private static final String SECRET = "whsec_" + "QUJD".repeat(8);
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void whileOneReceiverKeepsEverythingWaitingAnotherGetsAllOfIts() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (MockWebServer slow = new MockWebServer();
                MockWebServer quick = new MockWebServer()) {
            slow.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                    waiting.incrementAndGet();
                    answer.await();
                    return new MockResponse.Builder().code(204).build();
                }
            });
            quick.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(204).build();
                }
            });
            slow.start();
            quick.start();
            // The slow one's come due before the other's, each time.
            try (DueAlerts due = new DueAlerts(
                            folder,
                            Timing.AT_ONCE,
                            new Channel.Webhook(slow.url("/hook").uri(), SECRET),
                            new Channel.Webhook(quick.url("/hook").uri(), SECRET));
                    AlertDelivery delivery = new AlertDelivery(
                            due.corpus.alerts(), OutboxFake.LABELS, settings(), due::now, new Random(1))) {
                due.raise(ALERTS);
                Thread.ofVirtual().start(delivery);

                Set<String> told = new HashSet<>();
                for (int i = 0; i < ALERTS; i++) {
                    RecordedRequest request = quick.takeRequest(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    assertThat(request).as("the %d. message", i + 1).isNotNull();
                    told.add(request.getHeaders().get("webhook-id"));
                }
                assertThat(told).hasSize(ALERTS);
                assertThat(waiting.get()).isBetween(1, Alerts.MAX_TO_ONE_RECEIVER);

                answer.countDown();
                for (int i = 0; i < ALERTS; i++) {
                    assertThat(slow.takeRequest(PATIENCE_SECONDS, TimeUnit.SECONDS))
                            .as("the %d. message to the slow one", i + 1)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void oneQuickReceiverGetsItsNextAsSoonAsOneHasEndedAndNotByThePoll() throws Exception {
        try (MockWebServer quick = new MockWebServer()) {
            quick.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(204).build();
                }
            });
            quick.start();
            try (DueAlerts due = new DueAlerts(
                            folder,
                            Timing.AT_ONCE,
                            new Channel.Webhook(quick.url("/hook").uri(), SECRET));
                    AlertDelivery delivery = new AlertDelivery(
                            due.corpus.alerts(),
                            OutboxFake.LABELS,
                            settings(Duration.ofHours(1)),
                            due::now,
                            new Random(1))) {
                due.raise(ALERTS);
                Thread.ofVirtual().start(delivery);

                Set<String> told = new HashSet<>();
                for (int i = 0; i < ALERTS; i++) {
                    RecordedRequest request = quick.takeRequest(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    assertThat(request)
                            .as("the %d. message, an hour before the next poll", i + 1)
                            .isNotNull();
                    told.add(request.getHeaders().get("webhook-id"));
                }
                assertThat(told).hasSize(ALERTS);
            }
        }
    }

    private static DeliverySettings settings() {
        return settings(Duration.ofMillis(20));
    }

    /** A timeout that the test does not reach: the slow receiver is not given up meanwhile. */
    private static DeliverySettings settings(Duration poll) {
        return new DeliverySettings(
                        DeliverySettings.Retries.USUAL,
                        Duration.ofMinutes(2),
                        20,
                        poll,
                        DeliverySettings.Reach.PUBLIC,
                        null,
                        "https://andon.example")
                .withLoopback();
    }
}
