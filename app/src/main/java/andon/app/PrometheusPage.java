package andon.app;

import andon.searchapi.health.MetricsPage;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** This process's metrics in Prometheus's text format: ours and the JVM's. One scrape at a time. */
final class PrometheusPage implements MetricsPage {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    PrometheusPage(Metered metered) {
        registry.register(metered);
        JvmMetrics.builder().register(registry);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(text());
    }

    // However many ask at once, the stores are asked by one.
    private synchronized byte[] text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return text.toByteArray();
    }
}
