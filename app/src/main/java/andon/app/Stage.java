package andon.app;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stage's loop on a thread of its own, until it is closed. */
final class Stage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Stage.class);
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final Thread thread;
    private final AutoCloseable loop;

    private Stage(Thread thread, AutoCloseable loop) {
        this.thread = thread;
        this.loop = loop;
    }

    /** Starts {@code run}, which ends when {@code loop} is closed. */
    static Stage run(String name, Runnable run, AutoCloseable loop) {
        Thread thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler(
                        (t, e) -> log.error("{} ended with a bug; the process goes on without it", t.getName(), e))
                .start(run);
        return new Stage(thread, loop);
    }

    String name() {
        return thread.getName();
    }

    /** Whether its loop still runs; a bug may have ended it. */
    boolean runs() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        try {
            loop.close();
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.error("{} did not close", thread.getName(), e);
        }
    }

    private void end() throws InterruptedException {
        if (!thread.join(CLOSING)) {
            log.warn(
                    "{} did not end within {}; what it had under way is done again at the next start",
                    thread.getName(),
                    CLOSING);
        }
    }
}
