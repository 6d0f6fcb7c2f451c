package andon.searchapi.health;

import java.io.IOException;
import java.io.OutputStream;

/** What Prometheus reads; {@code app} binds it. Thread-safe. */
public interface MetricsPage {
    /** The text format's media type, which every Prometheus reads. */
    String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Writes all metrics of this process in the text format. */
    void write(OutputStream out) throws IOException;
}
