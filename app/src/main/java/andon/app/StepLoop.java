package andon.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one step of work after another until {@link #close}. Where there is nothing to do it looks again a second later; what
 * fails, a broken database mostly, is logged and tried again then, too. {@link #run} belongs to one thread.
 */
final class StepLoop implements Runnable, AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(StepLoop.class);

    private final String name;
    private final BooleanSupplier step;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param step false if there was nothing to do, or nothing could be done now */
    StepLoop(String name, BooleanSupplier step) {
        this.name = name;
        this.step = step;
    }

    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                boolean worked = false;
                try {
                    worked = step.getAsBoolean();
                } catch (RuntimeException e) {
                    // The stage's boundary.
                    log.error("A step of {} failed; trying again", name, e);
                }
                if (!worked && closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
