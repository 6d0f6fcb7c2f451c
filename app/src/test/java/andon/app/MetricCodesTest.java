package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricCodesTest {
    @Test
    void statusesThatServersMakeUpShareOneCode() {
        Map<String, Long> counts =
                IntStream.range(100, 1000).boxed().collect(Collectors.toMap(n -> "http-" + n, n -> 1L));
        Map<String, Long> bounded = MetricCodes.bounded(counts);
        assertThat(bounded).hasSize(14).containsEntry("http-404", 1L).containsEntry("http-other", 900L - 13);
    }

    @Test
    void moreCodesThanThereAreShareOne() {
        Map<String, Long> counts = IntStream.range(0, 500).boxed().collect(Collectors.toMap(n -> "code-" + n, n -> 2L));
        Map<String, Long> bounded = MetricCodes.bounded(counts);
        assertThat(bounded).hasSize(MetricCodes.MOST + 1);
        assertThat(bounded.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    }
}
