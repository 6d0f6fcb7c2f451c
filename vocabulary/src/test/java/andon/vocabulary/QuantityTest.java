package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void durationsAndSizesAreReadWithTheirUnits() {
        assertThat(Quantity.duration("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Quantity.duration("6h")).isEqualTo(Duration.ofHours(6));
        assertThat(Quantity.duration("7 d")).isEqualTo(Duration.ofDays(7));
        assertThat(Quantity.bytes("64MB")).isEqualTo(64L * 1024 * 1024);
    }

    @Test
    void writtenDurationReadsBack() {
        assertThat(Quantity.text(Duration.ofHours(6))).isEqualTo("6h");
        assertThat(Quantity.text(Duration.ZERO)).isEqualTo("0ms");
        for (long millis : new long[] {0, 1, 250, 1000, 90_000, 3_600_000, 86_400_000, 86_400_001}) {
            assertThat(Quantity.duration(Quantity.text(Duration.ofMillis(millis))))
                    .hasMillis(millis);
        }
    }

    @Test
    void largestBoundsAreReadInTheirSmallestUnits() {
        assertThat(Quantity.bytes((1L << 40) + "B")).isEqualTo(1L << 40);
        assertThat(Quantity.duration(Duration.ofDays(366).toMillis() + "ms")).isEqualTo(Duration.ofDays(366));
        assertThatThrownBy(() -> Quantity.duration("999999999999999w")).hasMessageContaining("too long");
    }

    @Test
    void anythingElseIsRefusedWithAnExample() {
        assertThatThrownBy(() -> Quantity.duration("6")).hasMessageContaining("such as 6h");
        assertThatThrownBy(() -> Quantity.duration("-1s")).hasMessageContaining("'-1s'");
        assertThatThrownBy(() -> Quantity.bytes("64 megs")).hasMessageContaining("such as 64MB");
        assertThatThrownBy(() -> Quantity.bytes("999999999TB")).hasMessageContaining("too large");
    }
}
