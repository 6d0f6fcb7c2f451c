package andon.crawler.candidates;

import andon.crawler.safety.HostGuard;
import andon.crawler.safety.OwnDecisions;
import andon.crawler.source.Origin;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The candidates, in SQL: what an operator is shown, accepts (it becomes a source with the default policy) or rejects (it is
 * not shown again), and what is followed within a budget. A host that is blocked or under quarantine is never shown, accepted
 * or followed. Thread-safe.
 */
public final class Candidates {
    /** Stands for the budget as the one who decided. */
    public static final String AUTOMATIC = "follow";
    /** How many are listed at a time. */
    public static final int MOST_LISTED = 1000;

    private static final int LONGEST_NAME = 100;
    private static final int LABEL = 16;
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final SourceRegistry registry;
    private final HostGuard guard;
    private final OwnDecisions decisions;
    private final InstantSource clock;
    private final CandidateRows rows;

    /** Nobody records what is followed. */
    public Candidates(Database database, SourceRegistry registry, HostGuard guard, InstantSource clock) {
        this(database, registry, guard, OwnDecisions.UNRECORDED, clock);
    }

    /**
     * @param guard what it refuses is no candidate
     * @param decisions told of each candidate that {@link #follow} accepts
     */
    public Candidates(
            Database database, SourceRegistry registry, HostGuard guard, OwnDecisions decisions, InstantSource clock) {
        this.decisions = decisions;
        this.database = database;
        this.registry = registry;
        this.guard = guard;
        this.clock = clock;
        this.rows = new CandidateRows(database);
    }

    /** Those nobody has decided on, the most linked first. */
    public List<Candidate> open(int most) {
        return open(Optional.empty(), most);
    }

    /**
     * Those nobody has decided on that come behind {@code after}, the most linked first.
     *
     * @param most 1 to {@link #MOST_LISTED}
     */
    public List<Candidate> open(Optional<Place> after, int most) {
        return bare(after, most).stream().map(rows::withContexts).toList();
    }

    private List<Candidate> bare(Optional<Place> after, int most) {
        Set<String> watched = watchedHosts();
        List<Candidate> open = new ArrayList<>();
        Optional<Place> place = after;
        int wanted = Math.clamp(most, 1, MOST_LISTED);
        while (open.size() < wanted) {
            List<Candidate> some = rows.open(place, MOST_LISTED);
            some.stream()
                    .filter(candidate -> isOpen(candidate, watched))
                    .limit(wanted - open.size())
                    .forEach(open::add);
            if (some.size() < MOST_LISTED) {
                break;
            }
            place = Optional.of(Place.of(some.getLast()));
        }
        return open;
    }

    /** A place in the list. Counts grow meanwhile: a candidate may come twice, or move to what was read already. */
    public record Place(long links, String host) {
        public static Place of(Candidate candidate) {
            return new Place(candidate.links(), candidate.host().host());
        }
    }

    /** Those that were decided on, the latest decision first. */
    public List<Candidate> decided(int most) {
        return rows.decided(Math.clamp(most, 1, MOST_LISTED));
    }

    public Optional<Candidate> find(OnionAddress host) {
        return rows.find(host);
    }

    /** Why nothing can be made of the candidate now, as a stable code of the guard. */
    public Optional<String> refusal(OnionAddress host) {
        return guard.refusal(host.host());
    }

    /** What a candidate becomes if nobody says more: a source with the default policy. */
    public Source draft(OnionAddress host) {
        return Source.ofAddresses(newId(host), List.of(URI.create("http://" + host.host() + "/")))
                .draft()
                .name(host.host())
                .make();
    }

    /** {@link #accept(OnionAddress, Source, String)} of the {@link #draft}. */
    public Source accept(OnionAddress host, String by) {
        return accept(host, draft(host), by);
    }

    /**
     * Makes a candidate a source.
     *
     * @param source what it becomes; the host is one of its addresses
     * @param by who decided, up to 100 characters
     * @throws IllegalArgumentException if there is no such candidate, the host is a source's already, is blocked or under
     *     quarantine, or the id is taken; the message can be shown
     */
    public Source accept(OnionAddress host, Source source, String by) {
        return database.inTransaction(() -> {
            known(host);
            if (source.id().isReserved()) {
                throw new IllegalArgumentException("an id that begins with '" + SourceId.OF_ORGANISATIONS
                        + "' is kept for what organisations hand in: choose another");
            }
            if (source.addresses().stream().noneMatch(a -> host.host().equals(a.getHost()))) {
                throw new IllegalArgumentException("the candidate's host must be one of the source's addresses");
            }
            if (source.addresses().stream()
                    .anyMatch(a -> guard.refusal(a.getHost()).isPresent())) {
                throw new IllegalArgumentException("the host is blocked or under quarantine");
            }
            switch (registry.put(source, Optional.of(0L), checked(by), Origin.CANDIDATE)) {
                case SourceRegistry.Outcome.Done done -> rows.decide(host, Optional.of(source.id()), by, now());
                case SourceRegistry.Outcome.HostTaken taken ->
                    throw new IllegalArgumentException(
                            taken.host() + " is an address of the source " + taken.source() + " already");
                case SourceRegistry.Outcome.Stale stale ->
                    throw new IllegalArgumentException("there is a source '" + source.id() + "' already: choose an id");
                case SourceRegistry.Outcome.Missing missing ->
                    throw new IllegalStateException("a put makes what is missing: " + missing);
            }
            return source;
        });
    }

    /**
     * Takes a candidate off the list; a later {@link #accept} may overrule that. A source that it became stays one.
     *
     * @param by who decided, up to 100 characters
     * @throws IllegalArgumentException if there is no such candidate
     */
    public void reject(OnionAddress host, String by) {
        database.inTransaction(() -> {
            known(host);
            rows.decide(host, Optional.empty(), checked(by), now());
        });
    }

    /**
     * Accepts what the budget allows, of those that a source with {@code follow: true} links to, the most linked first; says
     * what became a source.
     */
    public List<Source> follow(FollowBudget budget) {
        if (budget.isOff()) {
            return List.of();
        }
        Set<SourceId> following = new HashSet<>();
        registry.all().stream()
                .map(SourceRegistry.Stored::source)
                .filter(Source::follow)
                .forEach(source -> following.add(source.id()));
        if (following.isEmpty()) {
            return List.of();
        }
        return database.inTransaction(() -> {
            // Of several processes one counts and accepts at a time.
            registry.holdChanges();
            long left = Math.min(
                    budget.inAll() - rows.acceptedBy(AUTOMATIC, Instant.EPOCH),
                    budget.perDay() - rows.acceptedBy(AUTOMATIC, clock.instant().minus(DAY)));
            List<Source> accepted = new ArrayList<>();
            for (Candidate candidate : left <= 0 ? List.<Candidate>of() : bare(Optional.empty(), MOST_LISTED)) {
                if (accepted.size() >= left) {
                    break;
                }
                if (rows.withContexts(candidate).contexts().stream().anyMatch(c -> following.contains(c.source()))) {
                    Source source = accept(candidate.host(), AUTOMATIC);
                    decisions.followed(candidate.host(), source.id());
                    accepted.add(source);
                }
            }
            return accepted;
        });
    }

    private void known(OnionAddress host) {
        if (rows.find(host).isEmpty()) {
            throw new IllegalArgumentException("there is no candidate " + host.host());
        }
    }

    private boolean isOpen(Candidate candidate, Set<String> watched) {
        String host = candidate.host().host();
        return !watched.contains(host) && guard.refusal(host).isEmpty();
    }

    private Set<String> watchedHosts() {
        Set<String> hosts = new HashSet<>();
        for (SourceRegistry.Stored stored : registry.all()) {
            for (URI address : stored.source().addresses()) {
                hosts.add(address.getHost());
                OnionAddress.parse(address.getHost()).ifPresent(onion -> hosts.add(onion.host()));
            }
        }
        return hosts;
    }

    private SourceId newId(OnionAddress host) {
        SourceId shorter = new SourceId("onion-" + host.host().substring(0, LABEL));
        return registry.find(shorter).isEmpty()
                ? shorter
                : new SourceId("onion-" + host.host().substring(0, host.host().indexOf('.')));
    }

    private static String checked(String by) {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("who decided must have 1 to " + LONGEST_NAME + " characters");
        }
        return by;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
