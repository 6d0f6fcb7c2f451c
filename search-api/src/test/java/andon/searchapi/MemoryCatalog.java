package andon.searchapi;

import andon.searchapi.sources.SourceCatalog;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources kept in memory; a definition that begins with "bad" is refused. What app binds is tested there. */
final class MemoryCatalog implements SourceCatalog {
    private final Map<SourceId, List<Version>> versions = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Definition> find(SourceId source) {
        List<Version> known = versions.getOrDefault(source, List.of());
        return known.isEmpty() || known.getFirst().removed()
                ? Optional.empty()
                : Optional.of(definition(source, known.getFirst()));
    }

    private static Definition definition(SourceId source, Version version) {
        return new Definition(
                source,
                version.version(),
                version.at(),
                version.yaml(),
                Map.of("id", source.value(), "paused", version.yaml().contains("paused: true")));
    }

    @Override
    public synchronized List<Version> versions(SourceId source) {
        return List.copyOf(versions.getOrDefault(source, List.of()));
    }

    @Override
    public synchronized Outcome put(SourceId source, String definition, Optional<Long> expected, String by) {
        if (definition.startsWith("bad")) {
            return new Outcome.Wrong(1, "addresses", "addresses must be there");
        }
        long now = find(source).map(Definition::version).orElse(0L);
        return expected.isPresent() && expected.get() != now
                ? new Outcome.Stale(now)
                : add(source, definition, by, false);
    }

    private Outcome add(SourceId source, String yaml, String by, boolean removed) {
        List<Version> all = new ArrayList<>(versions.getOrDefault(source, List.of()));
        all.addFirst(new Version(all.size() + 1L, Instant.EPOCH, by, removed, yaml));
        versions.put(source, all);
        return new Outcome.Done(definition(source, all.getFirst()));
    }

    @Override
    public synchronized Outcome pause(SourceId source, boolean paused, String by) {
        return find(source)
                .map(now -> add(source, now.yaml().replaceAll("paused: \\w+", "paused: " + paused), by, false))
                .orElseGet(Outcome.Missing::new);
    }

    @Override
    public synchronized Outcome revert(SourceId source, long version, String by) {
        return versions(source).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .map(v -> add(source, v.yaml(), by, false))
                .orElseGet(Outcome.Missing::new);
    }

    @Override
    public synchronized Outcome remove(SourceId source, Optional<Long> expected, String by) {
        return find(source).map(now -> add(source, now.yaml(), by, true)).orElseGet(Outcome.Missing::new);
    }

    @Override
    public Loaded load(String yaml, String by) {
        return yaml.startsWith("bad")
                ? new Loaded.Wrong(1, "sources", "sources must be there")
                : yaml.startsWith("taken")
                        ? new Loaded.Impossible("a host is taken")
                        : new Loaded.Done(
                                List.of(new SourceId("one")), List.of(), List.of(), List.of(new SourceId("two")));
    }

    @Override
    public Optional<String> runNow(SourceId source) {
        return find(source).isPresent() ? Optional.empty() : Optional.of("not watched");
    }
}
