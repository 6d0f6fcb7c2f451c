package andon.app;

import andon.crawler.safety.Quarantine;
import andon.crawler.source.SourceRegistry;
import andon.searchapi.sources.QuarantineList;
import andon.vocabulary.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The crawler's quarantine as the search API and the command line show it and decide on it. */
record HeldHosts(Quarantine quarantine, SourceRegistry registry) implements QuarantineList {
    @Override
    public List<Entry> all() {
        Map<String, SourceId> owners = new HashMap<>();
        for (SourceRegistry.Stored stored : registry.all()) {
            stored.source()
                    .addresses()
                    .forEach(a -> owners.put(a.getHost(), stored.source().id()));
        }
        return quarantine.all().stream()
                .map(e -> new Entry(
                        e.host(), e.reason(), e.note(), e.by(), e.since(), Optional.ofNullable(owners.get(e.host()))))
                .toList();
    }

    @Override
    public boolean add(String host, String note, String by) {
        return quarantine.addByOperator(host, note, by);
    }

    @Override
    public boolean release(String host) {
        return quarantine.lift(host);
    }
}
