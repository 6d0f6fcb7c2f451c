package andon.testbed.tor;

import java.io.IOException;
import java.time.Duration;

/** A moment until which a network may take to get ready; its processes can only be asked, so it polls. */
record Patience(long untilNanos) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    static Patience of(Duration time) {
        return new Patience(System.nanoTime() + time.toNanos());
    }

    /** A condition of the network. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    boolean isOver() {
        return System.nanoTime() - untilNanos >= 0;
    }

    /** Waits for the condition; false if time was up before it held. */
    boolean awaits(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            if (isOver()) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Waits for the condition, and says what did not come to pass if time was up before it held. */
    void await(String what, Condition condition) throws IOException, InterruptedException {
        if (!awaits(condition)) {
            throw new IOException("the private Tor network is not ready: " + what + " did not happen in time");
        }
    }
}
