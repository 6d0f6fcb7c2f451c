package andon.app;

import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Says which source an address belongs to: the one that names its host, else one called after the host. */
final class HostSources implements Function<URI, SourceId> {
    private static final int LONGEST = 63;

    private final Map<String, SourceId> byHost = new HashMap<>();

    HostSources(SourceRegistry sources) {
        for (SourceRegistry.Stored stored : sources.all()) {
            Source source = stored.source();
            source.addresses().forEach(a -> byHost.put(a.getHost().toLowerCase(Locale.ROOT), source.id()));
        }
    }

    @Override
    public SourceId apply(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        SourceId known = byHost.get(host);
        return known != null ? known : idOf(address);
    }

    /** A source id made of the host's name. */
    static SourceId idOf(URI address) {
        String host = address.getHost();
        if (host == null) {
            throw new IllegalArgumentException("'" + address + "' names no host; write http://….onion/");
        }
        String slug =
                host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String free = slug.startsWith(SourceId.OF_ORGANISATIONS) ? "site-" + slug : slug;
        return new SourceId(free.substring(0, Math.min(LONGEST, free.length())));
    }
}
