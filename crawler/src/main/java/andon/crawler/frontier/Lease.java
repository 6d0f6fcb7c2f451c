package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;

/**
 * The right to fetch one page, until it expires. Whoever holds an expired one is turned away at the acknowledgement.
 *
 * @param address the page in canonical form on the source's main host
 * @param depth how many links it is away from a seed
 * @param attempt how often it was tried in this visit, this time included
 * @param token the page's fencing token
 * @param lane the source's connection that the lease occupies
 * @param laneToken the connection's fencing token
 */
public record Lease(
        long page,
        SourceId source,
        long visit,
        URI address,
        int depth,
        int attempt,
        long token,
        int lane,
        long laneToken,
        Instant until) {}
