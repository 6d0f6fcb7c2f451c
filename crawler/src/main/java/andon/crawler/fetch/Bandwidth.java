package andon.crawler.fetch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds the bytes received per second over all connections: what was received is paid for in time, by those who want more.
 * Thread-safe.
 */
final class Bandwidth {
    /** What was not used within this time is gone. */
    private static final long BURST = TimeUnit.SECONDS.toNanos(1);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private final Pause pause;
    /** When all that was received will be paid for. */
    private long paidAt;

    /** Lets time pass. */
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /** @param bytesPerSecond zero sets no bound */
    Bandwidth(long bytesPerSecond, LongSupplier nanos, Pause pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.pause = pause;
        this.paidAt = nanos.getAsLong() - BURST;
    }

    static Bandwidth of(long bytesPerSecond) {
        return new Bandwidth(bytesPerSecond, System::nanoTime, nanos -> TimeUnit.NANOSECONDS.sleep(nanos));
    }

    void received(int bytes) {
        if (bytesPerSecond == 0) {
            return;
        }
        synchronized (this) {
            long now = nanos.getAsLong();
            paidAt = now - paidAt > BURST ? now - BURST : paidAt;
            paidAt += (long) ((double) bytes / bytesPerSecond * SECOND);
        }
    }

    /** Waits until what was received so far is paid for. An interrupt ends the wait and stays set. */
    void await() {
        if (bytesPerSecond == 0) {
            return;
        }
        try {
            for (long wait = debt(); wait > 0; wait = debt()) {
                pause.nanos(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long debt() {
        return paidAt - nanos.getAsLong();
    }
}
