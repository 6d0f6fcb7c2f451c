package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BandwidthTest {
    private long now;
    private final Bandwidth kilobyte = new Bandwidth(1000, () -> now, nanos -> now += nanos);

    @Test
    void whatWasReceivedIsPaidForInTime() {
        kilobyte.await();
        assertThat(now).isZero();
        kilobyte.received(1000);
        kilobyte.await();
        assertThat(now).as("a second's worth may come at once").isZero();
        kilobyte.received(5000);
        kilobyte.await();
        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        now = Duration.ofHours(1).toNanos();
        kilobyte.received(3000);
        kilobyte.await();
        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofHours(1).plusSeconds(2));
    }

    @Test
    void averageHoldsOverManyPages() {
        for (int i = 0; i < 1000; i++) {
            kilobyte.received(1234);
            kilobyte.await();
        }
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofSeconds(1232), Duration.ofSeconds(1235));
    }

    @Test
    void withoutABoundNothingWaits() {
        Bandwidth none = new Bandwidth(0, () -> now, nanos -> now += nanos);
        none.received(Integer.MAX_VALUE);
        none.await();
        assertThat(now).isZero();
    }
}
