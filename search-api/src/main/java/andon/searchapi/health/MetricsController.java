package andon.searchapi.health;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The metrics of this process, for an operator's key. A process without the API has a port of its own for them. */
@RestController
class MetricsController {
    private final MetricsPage metrics;

    MetricsController(MetricsPage metrics) {
        this.metrics = metrics;
    }

    @GetMapping(path = "/metrics", produces = "text/plain")
    void metrics(HttpServletResponse response) throws IOException {
        response.setContentType(MetricsPage.CONTENT_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        metrics.write(response.getOutputStream());
    }
}
