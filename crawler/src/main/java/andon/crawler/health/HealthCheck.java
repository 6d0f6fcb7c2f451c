package andon.crawler.health;

import andon.crawler.CrawlHealth;
import andon.crawler.Crawler;
import andon.crawler.frontier.Visit;
import andon.crawler.source.Canary;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges how the watching of sources stands, from what was written down of visits and captures. Thread-safe. */
public final class HealthCheck {
    private static final String LOGIN_REQUIRED = "login-required";

    private final Crawler crawler;
    private final VisitHistory history;
    private final Contents contents;
    private final HealthSettings settings;
    private final InstantSource clock;

    public HealthCheck(
            Crawler crawler, Database database, Harvest harvest, HealthSettings settings, InstantSource clock) {
        this.crawler = crawler;
        this.history = new VisitHistory(database);
        this.contents = new Contents(harvest, settings);
        this.settings = settings;
        this.clock = clock;
    }

    /** All sources, in the order of their ids. */
    public List<SourceHealth> all() {
        return crawler.sources().all().stream().map(this::judge).toList();
    }

    /** One source; empty if there is none of that id. */
    public Optional<SourceHealth> of(SourceId source) {
        return crawler.sources().find(source).map(this::judge);
    }

    private SourceHealth judge(SourceRegistry.Stored stored) {
        Source source = stored.source();
        Instant now = clock.instant();
        CrawlHealth crawl = crawler.health(source.id());
        List<VisitSummary> visits = history.last(source.id(), settings.visits());
        Optional<VisitSummary> last = visits.stream().findFirst();
        List<Visit> good = history.lastGood(source.id(), 2);
        Looks looks = Looks.of(visits);
        SourceHealth.Session session = session(source, crawl, last);
        Contents.Content content = contents.of(stored, now);
        List<CanaryHealth> canaries = source.canaries().stream()
                .map(c -> canary(c, Optional.ofNullable(content.sightings().get(c)), good))
                .toList();
        Complaints complaints = new Complaints(settings);
        crawl.attention().ifPresent(a -> complaints.add(Complaint.Kind.NEEDS_OPERATOR, a.reason()));
        complaints.ofHosts(source, crawler.safety());
        if (!source.paused()) {
            complaints.ofVisits(stored, last, good, now);
        }
        complaints.ofLooks(looks);
        if (session == SourceHealth.Session.LOST) {
            complaints.add(
                    Complaint.Kind.SESSION_LOST,
                    asked(last.orElseThrow()) + " pages of the last visit ask for a login");
        }
        complaints.ofCanaries(canaries, !good.isEmpty());
        complaints.ofContent(content);
        return new SourceHealth(
                source.id(),
                source.name(),
                verdict(source, complaints.sorted(), last),
                complaints.sorted(),
                crawl.lastVisit(),
                good.stream().findFirst().flatMap(Visit::ended),
                freshness(source, good, now),
                looks,
                settings.errorBudget(),
                visits.stream().mapToLong(v -> v.visit().pages()).sum(),
                crawl.pending(),
                crawl.restsUntil(),
                content.newInADay(),
                content.newInAWeek(),
                session,
                canaries,
                content.posts());
    }

    private static SourceHealth.Verdict verdict(
            Source source, List<Complaint> complaints, Optional<VisitSummary> last) {
        if (source.paused()) {
            return SourceHealth.Verdict.PAUSED;
        }
        if (complaints.stream().anyMatch(c -> c.kind().isGrave())) {
            return SourceHealth.Verdict.BAD;
        }
        if (!complaints.isEmpty()) {
            return SourceHealth.Verdict.TROUBLED;
        }
        return last.isEmpty() ? SourceHealth.Verdict.WAITING : SourceHealth.Verdict.GOOD;
    }

    private OptionalDouble freshness(Source source, List<Visit> good, Instant now) {
        return good.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new Planned(source.timetable(), settings.grace())
                        .ages(good.getFirst().ended().orElse(good.getFirst().started()), now));
    }

    private static SourceHealth.Session session(Source source, CrawlHealth crawl, Optional<VisitSummary> last) {
        if (source.access().isEmpty()) {
            return SourceHealth.Session.NONE;
        }
        if (crawl.attention().isPresent()) {
            return SourceHealth.Session.NEEDS_OPERATOR;
        }
        if (last.isEmpty()) {
            return SourceHealth.Session.UNKNOWN;
        }
        Looks looks = Looks.of(List.of(last.get()));
        // Some pages of most boards are for a higher rank than ours: more of them than of others is another matter.
        return asked(last.get()) > looks.good()
                ? SourceHealth.Session.LOST
                : looks.good() > 0 ? SourceHealth.Session.HELD : SourceHealth.Session.UNKNOWN;
    }

    /** How many pages of a visit asked for a login. */
    private static long asked(VisitSummary visit) {
        return visit.outcomes().getOrDefault(LOGIN_REQUIRED, 0L);
    }

    private static CanaryHealth canary(Canary canary, Optional<Harvest.Sighting> sighting, List<Visit> good) {
        // The last good visit's captures may still wait for the indexer: the one before it must have seen the page.
        boolean old = sighting.isPresent()
                && good.size() > 1
                && sighting.get().capturedAt().isBefore(good.get(1).started());
        CanaryHealth.State state = sighting.isEmpty() || old
                ? CanaryHealth.State.UNSEEN
                : sighting.get().found() ? CanaryHealth.State.FOUND : CanaryHealth.State.MISSING;
        return new CanaryHealth(canary, state, sighting.map(Harvest.Sighting::capturedAt));
    }
}
