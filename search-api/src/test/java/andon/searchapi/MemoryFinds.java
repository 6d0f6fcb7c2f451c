package andon.searchapi;

import andon.searchapi.sources.CandidateCatalog;
import andon.searchapi.sources.QuarantineList;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates and quarantined hosts kept in memory. What app binds is tested there. */
final class MemoryFinds implements CandidateCatalog, QuarantineList {
    static final String FIRST = "first.onion";
    static final String SECOND = "second.onion";

    private static final SourceId BY = new SourceId("glass-forum");
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<QuarantineList.Entry> held = new ArrayList<>();

    MemoryFinds() {
        add(FIRST, 41, "New leaks every week");
        add(SECOND, 3, "");
    }

    private void add(String host, long links, String text) {
        candidates.put(
                host,
                new Candidate(
                        host,
                        links,
                        World.START,
                        World.START,
                        List.of(new Context(BY, "http://glass.onion/links", text, World.START, World.START)),
                        Optional.empty()));
    }

    private static Instant at() {
        return World.START;
    }

    @Override
    public Page open(Optional<String> cursor, int limit) {
        if (cursor.isPresent() && !cursor.get().matches("\\d+")) {
            throw new IllegalArgumentException("not a cursor");
        }
        int from = cursor.map(Integer::parseInt).orElse(0);
        List<Candidate> open = candidates.values().stream()
                .filter(c -> c.decision().isEmpty())
                .skip(from)
                .limit(limit)
                .toList();
        return new Page(open, open.size() < limit ? Optional.empty() : Optional.of(String.valueOf(from + limit)));
    }

    @Override
    public List<Candidate> decided(int limit) {
        return candidates.values().stream()
                .filter(c -> c.decision().isPresent())
                .toList();
    }

    @Override
    public Optional<Candidate> find(String host) {
        if (!host.endsWith(".onion")) {
            throw new IllegalArgumentException("'" + host + "' is no v3 onion host");
        }
        return Optional.ofNullable(candidates.get(host));
    }

    @Override
    public String draft(String host) {
        return "id: onion-" + host + "\n";
    }

    @Override
    public CandidateCatalog.Outcome accept(String host, Optional<SourceId> id, Optional<String> definition, String by) {
        if (definition.filter(d -> d.startsWith("bad")).isPresent()) {
            return new CandidateCatalog.Outcome.Wrong(1, "addresses", "addresses must be there");
        }
        if (candidates.containsKey(host) && held.stream().anyMatch(e -> e.host().equals(host))) {
            return new CandidateCatalog.Outcome.Impossible("the host is blocked or under quarantine");
        }
        SourceId source = id.orElse(new SourceId("accepted"));
        return decide(host, Optional.of(source), by, new CandidateCatalog.Outcome.Accepted(source));
    }

    @Override
    public CandidateCatalog.Outcome refuse(String host, String by) {
        return decide(host, Optional.empty(), by, new CandidateCatalog.Outcome.Refused());
    }

    private CandidateCatalog.Outcome decide(
            String host, Optional<SourceId> source, String by, CandidateCatalog.Outcome outcome) {
        Candidate c = candidates.get(host);
        if (c == null) {
            return new CandidateCatalog.Outcome.Missing();
        }
        candidates.put(
                host,
                new Candidate(
                        host,
                        c.links(),
                        c.firstSeen(),
                        c.lastSeen(),
                        c.contexts(),
                        Optional.of(new Decision(source, by, at()))));
        return outcome;
    }

    @Override
    public List<QuarantineList.Entry> all() {
        return List.copyOf(held);
    }

    @Override
    public boolean add(String host, String note, String by) {
        if (!host.contains(".")) {
            throw new IllegalArgumentException("'" + host + "' is no host");
        }
        return held.add(new QuarantineList.Entry(host, "operator", note, by, at(), Optional.of(BY)));
    }

    @Override
    public boolean release(String host) {
        return held.removeIf(e -> e.host().equals(host));
    }
}
