package andon.crawler.candidates;

import andon.crawler.safety.HostGuard;
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
    private final InstantSource clock;
    private final CandidateRows rows;

    /** @param guard what it refuses is no candidate */
    public Candidates(Database database, SourceRegistry registry, HostGuard guard, InstantSource clock) {
        this.database = database;
        this.registry = registry;
        this.guard = guard;
        this.clock = clock;
        this.rows = new CandidateRows(database);
    }

    /** Those nobody has decided on, the most linked first. */
    public List<Candidate> open(int most) {
        return bareOpen().stream()
                .limit(Math.clamp(most, 1, MOST_LISTED))
                .map(rows::withContexts)
                .toList();
    }

    private List<Candidate> bareOpen() {
        Set<String> watched = watchedHosts();
        return rows.open(2 * MOST_LISTED).stream()
                .filter(candidate -> isOpen(candidate, watched))
                .toList();
    }

    /** Those that were decided on, the latest decision first. */
    public List<Candidate> decided(int most) {
        return rows.decided(Math.clamp(most, 1, MOST_LISTED));
    }

    public Optional<Candidate> find(OnionAddress host) {
        return rows.find(host);
    }

    /**
     * Makes a candidate a source with the default policy.
     *
     * @param by who decided, up to 100 characters
     * @throws IllegalArgumentException if there is no such candidate, it is a source already, or its host is blocked or under
     *     quarantine; the message can be shown
     */
    public Source accept(OnionAddress host, String by) {
        return database.inTransaction(() -> {
            known(host);
            if (guard.refusal(host.host()).isPresent()) {
                throw new IllegalArgumentException("the host is blocked or under quarantine");
            }
            if (watchedHosts().contains(host.host())) {
                throw new IllegalArgumentException("the host is an address of a source already");
            }
            Source source = Source.ofAddresses(newId(host), List.of(URI.create("http://" + host.host() + "/")))
                    .draft()
                    .name(host.host())
                    .make();
            registry.upsert(source);
            rows.decide(host, Optional.of(source.id()), checked(by), now());
            return source;
        });
    }

    /**
     * Takes a candidate off the list; a later {@link #accept} may overrule that.
     *
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
        if (budget.inAll() == 0 || budget.perDay() == 0) {
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
            long left = Math.min(
                    budget.inAll() - rows.acceptedBy(AUTOMATIC, Instant.EPOCH),
                    budget.perDay() - rows.acceptedBy(AUTOMATIC, clock.instant().minus(DAY)));
            List<Source> accepted = new ArrayList<>();
            for (Candidate candidate : left <= 0 ? List.<Candidate>of() : bareOpen()) {
                if (accepted.size() >= left) {
                    break;
                }
                if (rows.withContexts(candidate).contexts().stream().anyMatch(c -> following.contains(c.source()))) {
                    accepted.add(accept(candidate.host(), AUTOMATIC));
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
