package andon.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where measurements can be read.
 *
 * @param port where Prometheus reads this process without a key; null: nowhere
 */
public record MetricsSection(String address, @Nullable Integer port) {
    public MetricsSection {
        if (port != null) {
            Bounds.requireRange("metrics.port", port, 0, 65535);
        }
    }
}
