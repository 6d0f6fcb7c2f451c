package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to work on a source's open visit, alone, until it expires. Whoever acknowledges with an expired lease that
 * somebody else has taken since is turned away.
 *
 * @param token the fencing token, larger with every lease of the source
 * @param depth how many links a page may be away from a seed
 * @param pagesLeft how many pages the visit may still capture
 * @param bytesLeft how many bytes the visit may still capture
 * @param delay the pause of a connection between two requests
 * @param connections how many requests may be under way at a time
 * @param hostFailures failures to reach the host in this visit since its last answer
 * @param wasDead whether the host did not answer in the visit before
 * @param careful whether so many workers were lost over the site that its pages are taken one at a time, see
 *     {@link FrontierSettings#FATAL}
 */
public record SiteLease(
        SourceId source,
        long visit,
        long token,
        Instant until,
        int depth,
        long pagesLeft,
        long bytesLeft,
        Duration delay,
        int connections,
        int hostFailures,
        boolean wasDead,
        boolean careful) {}
