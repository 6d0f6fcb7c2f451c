package andon.app;

import andon.crawler.candidates.Candidates;
import andon.crawler.source.Source;
import andon.crawler.source.SourceDocument;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.searchapi.sources.CandidateCatalog;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.util.List;
import java.util.Optional;

/** The crawler's candidates as the search API and the command line show them and decide on them. */
record FoundCandidates(Candidates candidates) implements CandidateCatalog {
    private static final char BETWEEN = '~';

    @Override
    public Page open(Optional<String> cursor, int limit) {
        List<andon.crawler.candidates.Candidate> found = candidates.open(cursor.map(FoundCandidates::place), limit);
        return new Page(
                found.stream().map(FoundCandidates::shown).toList(),
                found.size() < limit ? Optional.empty() : Optional.of(cursor(Candidates.Place.of(found.getLast()))));
    }

    private static String cursor(Candidates.Place place) {
        return place.links() + String.valueOf(BETWEEN) + place.host();
    }

    private static Candidates.Place place(String cursor) {
        int between = cursor.indexOf(BETWEEN);
        try {
            return new Candidates.Place(
                    Long.parseLong(cursor.substring(0, Math.max(0, between))), cursor.substring(between + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The cursor was not given out by this list. Start again without one, and pass 'next' as it came.",
                    e);
        }
    }

    @Override
    public List<Candidate> decided(int limit) {
        return candidates.decided(limit).stream().map(FoundCandidates::shown).toList();
    }

    @Override
    public Optional<Candidate> find(String host) {
        return candidates.find(onion(host)).map(FoundCandidates::shown);
    }

    @Override
    public String draft(String host) {
        return SourceDocument.yaml(candidates.draft(onion(host)));
    }

    @Override
    public Outcome accept(String host, Optional<SourceId> id, Optional<String> definition, String by) {
        OnionAddress onion = onion(host);
        if (candidates.find(onion).isEmpty()) {
            return new Outcome.Missing();
        }
        try {
            Source source = definition.isPresent()
                    ? SourcesFile.parseOne(onion.host(), definition.get())
                    : candidates.draft(onion);
            Source named = id.isPresent() ? source.draft().id(id.get()).make() : source;
            return new Outcome.Accepted(candidates.accept(onion, named, by).id());
        } catch (SourcesFileException e) {
            return new Outcome.Wrong(e.line(), e.field(), e.what());
        } catch (IllegalArgumentException e) {
            return new Outcome.Impossible(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome refuse(String host, String by) {
        OnionAddress onion = onion(host);
        if (candidates.find(onion).isEmpty()) {
            return new Outcome.Missing();
        }
        candidates.reject(onion, by);
        return new Outcome.Refused();
    }

    private static OnionAddress onion(String host) {
        return OnionAddress.parse(host)
                .orElseThrow(() -> new IllegalArgumentException("'" + host + "' is no v3 onion host"));
    }

    private static Candidate shown(andon.crawler.candidates.Candidate found) {
        return new Candidate(
                found.host().host(),
                found.links(),
                found.firstSeen(),
                found.lastSeen(),
                found.contexts().stream()
                        .map(c ->
                                new Context(c.source(), c.page().toString(), c.linkText(), c.firstSeen(), c.lastSeen()))
                        .toList(),
                found.decision().map(d -> new Decision(d.source(), d.by(), d.at())));
    }
}
