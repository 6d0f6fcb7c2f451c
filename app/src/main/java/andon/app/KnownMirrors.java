package andon.app;

import andon.corpus.index.Mirrors;
import andon.crawler.source.SourceRegistry;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the index which addresses are mirrors, from the list of sources; read anew at most once a minute. */
final class KnownMirrors implements Mirrors {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SourceRegistry sources;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of());

    private record Snapshot(Instant at, Map<SourceId, String> mainHosts) {}

    KnownMirrors(SourceRegistry sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public boolean isMirror(SourceId source, URI address) {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(FRESH))) {
            known = new Snapshot(
                    now,
                    sources.all().stream()
                            .map(SourceRegistry.Stored::source)
                            .collect(Collectors.toMap(
                                    s -> s.id(), s -> s.mainAddress().getHost())));
            snapshot = known;
        }
        String main = known.mainHosts().get(source);
        return main != null && !main.equalsIgnoreCase(address.getHost());
    }
}
