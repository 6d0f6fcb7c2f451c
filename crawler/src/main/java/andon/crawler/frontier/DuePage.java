package andon.crawler.frontier;

import java.net.URI;
import java.util.Optional;

/**
 * A page that is to be looked at.
 *
 * @param id the frontier's own number of it
 * @param address in canonical form on the source's main host
 * @param depth how many links it is away from a seed
 * @param attempt how often it was tried in this visit, this time included
 * @param known what was found the last time; empty if it was never captured
 * @param row what the frontier has to remember about it until the acknowledgement
 */
public record DuePage(long id, URI address, int depth, int attempt, Optional<Known> known, PageRow row) {
    /** Whether it is not asked for again if it is missing this time, too. */
    public boolean isLastLook() {
        return depth > 0 && row.misses() + 1 >= Recrawl.MOST_MISSES;
    }

    /**
     * What was captured the last time.
     *
     * @param seq the capture that holds the body
     * @param payloadSha256 that body's digest, in hexadecimal
     * @param etag for a conditional request
     * @param lastModified for a conditional request
     */
    public record Known(long seq, String payloadSha256, Optional<String> etag, Optional<String> lastModified) {}
}
