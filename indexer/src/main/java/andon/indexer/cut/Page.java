package andon.indexer.cut;

import java.net.URI;
import java.time.Instant;
import org.jsoup.nodes.Document;

/**
 * A parsed page.
 *
 * @param address as captured
 * @param capturedAt what relative times count from
 */
public record Page(URI address, Instant capturedAt, Document html) {}
