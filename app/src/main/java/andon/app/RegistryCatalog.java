package andon.app;

import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.crawler.source.Source;
import andon.crawler.source.SourceDocument;
import andon.crawler.source.SourceRegistry;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.searchapi.sources.SourceCatalog;
import andon.vocabulary.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The crawler's registry as the search API changes it. */
record RegistryCatalog(SourceRegistry registry, Function<SourceId, Optional<String>> begin) implements SourceCatalog {
    RegistryCatalog(SourceRegistry registry, Crawler crawler) {
        this(registry, source -> begin(crawler, source));
    }

    /** Begins a visit of every known page; says why not, if it does not begin. */
    static Optional<String> begin(Crawler crawler, SourceId source) {
        if (crawler.begin(source, Frontier.Extent.WHOLE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("The source " + source + " is not visited: "
                + crawler.sources()
                        .find(source)
                        .flatMap(s -> crawler.safety().refusal(s.source().addresses()))
                        .map(code -> "one of its hosts is refused (" + code + ").")
                        .orElse("it waits for an operator or is paused."));
    }

    @Override
    public Optional<Definition> find(SourceId source) {
        return registry.find(source).map(RegistryCatalog::definition);
    }

    private static Definition definition(SourceRegistry.Stored stored) {
        return new Definition(
                stored.source().id(),
                stored.version(),
                stored.since(),
                SourceDocument.yaml(stored.source()),
                SourceDocument.entry(stored.source()));
    }

    @Override
    public List<Version> versions(SourceId source) {
        return registry.history(source).stream()
                .map(v -> new Version(v.version(), v.at(), v.by(), v.removed(), v.definition()))
                .toList();
    }

    @Override
    public Outcome put(SourceId source, String definition, Optional<Long> expected, String by) {
        Source parsed;
        try {
            parsed = SourcesFile.parseOne(source.value(), definition);
        } catch (SourcesFileException e) {
            return new Outcome.Wrong(e.line(), e.field(), e.what());
        }
        if (!parsed.id().equals(source)) {
            return new Outcome.Wrong(1, "id", "the id is '" + parsed.id() + "', but '" + source + "' was named");
        }
        return outcome(registry.put(parsed, expected, by));
    }

    @Override
    public Outcome pause(SourceId source, boolean paused, String by) {
        return outcome(registry.pause(source, paused, by));
    }

    @Override
    public Outcome revert(SourceId source, long version, String by) {
        return outcome(registry.revert(source, version, by));
    }

    @Override
    public Outcome remove(SourceId source, Optional<Long> expected, String by) {
        return outcome(registry.remove(source, expected, by));
    }

    private static Outcome outcome(SourceRegistry.Outcome outcome) {
        return switch (outcome) {
            case SourceRegistry.Outcome.Done done -> new Outcome.Done(definition(done.stored()));
            case SourceRegistry.Outcome.Stale stale -> new Outcome.Stale(stale.version());
            case SourceRegistry.Outcome.HostTaken taken -> new Outcome.HostTaken(taken.host(), taken.source());
            case SourceRegistry.Outcome.Missing missing -> new Outcome.Missing();
        };
    }

    @Override
    public Loaded load(String yaml, String by) {
        try {
            SourceRegistry.Changes changes = registry.replaceAll(SourcesFile.parse(yaml), by);
            return new Loaded.Done(changes.added(), changes.changed(), changes.removed(), changes.kept());
        } catch (SourcesFileException e) {
            return new Loaded.Wrong(e.line(), e.field(), e.what());
        } catch (IllegalArgumentException e) {
            return new Loaded.Impossible(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<String> runNow(SourceId source) {
        if (registry.find(source).isEmpty()) {
            return Optional.of("The source " + source + " is not watched.");
        }
        return begin.apply(source);
    }
}
