package andon.corpus.index.elasticsearch;

import java.time.Duration;

/** Waits between two tries; tests do not. */
@FunctionalInterface
public interface Pause {
    Pause REAL = duration -> Thread.sleep(duration);

    void take(Duration duration) throws InterruptedException;
}
