package andon.crawler.candidates;

import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.Map;

/**
 * The onion hosts that a page links to or names.
 *
 * @param source whose page it is
 * @param hosts with what the first link to each says, untrusted; empty where the address stands as text
 */
public record Sighting(SourceId source, URI page, Map<OnionAddress, String> hosts) {
    public Sighting {
        hosts = Map.copyOf(hosts);
    }
}
