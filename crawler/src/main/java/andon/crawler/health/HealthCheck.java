package andon.crawler.health;

import andon.crawler.CrawlHealth;
import andon.crawler.Crawler;
import andon.crawler.frontier.Visit;
import andon.crawler.page.SiteScope;
import andon.crawler.source.Canary;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges how the watching of sources stands, from what was written down of visits and captures. Thread-safe. */
public final class HealthCheck {
    /** A visit that is open for longer than this does not excuse that none has ended. */
    private static final Duration LONGEST_VISIT = Duration.ofDays(7);

    private static final String LOGIN_REQUIRED = "login-required";

    private final Crawler crawler;
    private final VisitHistory history;
    private final Harvest harvest;
    private final HealthSettings settings;
    private final InstantSource clock;

    public HealthCheck(
            Crawler crawler, Database database, Harvest harvest, HealthSettings settings, InstantSource clock) {
        this.crawler = crawler;
        this.history = new VisitHistory(database);
        this.harvest = harvest;
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
        List<CanaryHealth> canaries =
                source.canaries().stream().map(c -> canary(source, c, good)).toList();
        PostsPerPage posts = PostsPerPage.of(harvest.last(source.id(), settings.memory()), settings.readings());
        List<Complaint> complaints = new ArrayList<>();
        crawl.attention().ifPresent(a -> complain(complaints, Complaint.Kind.NEEDS_OPERATOR, a.reason()));
        if (!source.paused()) {
            complainOfVisits(complaints, stored, last, good, now);
        }
        complainOfLooks(complaints, looks, session, last);
        complainOfContent(complaints, canaries, posts, good);
        complaints.sort(
                Comparator.comparing((Complaint c) -> !c.kind().isGrave()).thenComparing(Complaint::kind));
        return new SourceHealth(
                source.id(),
                source.name(),
                verdict(source, complaints, last),
                complaints,
                crawl.lastVisit(),
                good.stream().findFirst().flatMap(Visit::ended),
                freshness(source, good, now),
                looks,
                settings.errorBudget(),
                visits.stream().mapToLong(v -> v.visit().pages()).sum(),
                crawl.pending(),
                crawl.restsUntil(),
                harvest.newDocuments(source.id(), now.minus(Duration.ofDays(1))),
                harvest.newDocuments(source.id(), now.minus(Duration.ofDays(7))),
                session,
                canaries,
                posts);
    }

    private static void complain(List<Complaint> complaints, Complaint.Kind kind, String detail) {
        complaints.add(new Complaint(kind, detail));
    }

    private void complainOfVisits(
            List<Complaint> complaints,
            SourceRegistry.Stored stored,
            Optional<VisitSummary> last,
            List<Visit> good,
            Instant now) {
        if (last.isPresent() && last.get().visit().state() == Visit.State.UNREACHABLE) {
            complain(
                    complaints,
                    Complaint.Kind.UNREACHABLE,
                    "its host did not answer: " + Looks.of(List.of(last.get())).worst());
        }
        boolean under = last.isPresent()
                && last.get().visit().isOpen()
                && Looks.of(List.of(last.get())).good() > 0
                && last.get().visit().started().plus(LONGEST_VISIT).isAfter(now);
        Instant from = good.isEmpty() ? stored.since() : good.getFirst().started();
        int missed =
                new Planned(stored.source().timetable(), settings.grace()).missed(from, now, settings.missedVisits());
        if (missed >= settings.missedVisits() && !under) {
            complain(
                    complaints,
                    good.isEmpty() ? Complaint.Kind.NEVER_CRAWLED : Complaint.Kind.STALE,
                    (good.isEmpty() ? "no good visit since it was added at " : "no good visit since the one begun at ")
                            + from);
        }
    }

    private void complainOfLooks(
            List<Complaint> complaints, Looks looks, SourceHealth.Session session, Optional<VisitSummary> last) {
        long judged = looks.good() + looks.failed();
        if (judged >= settings.fewestLooks() && looks.failedShare() > settings.errorBudget()) {
            complain(
                    complaints,
                    Complaint.Kind.ERROR_BUDGET,
                    String.format(
                            Locale.ROOT,
                            "%d of %d looks failed, %.0f %% may; most: %s",
                            looks.failed(),
                            judged,
                            100 * settings.errorBudget(),
                            looks.worst()));
        }
        if (session == SourceHealth.Session.LOST) {
            long asked =
                    last.map(v -> v.outcomes().getOrDefault(LOGIN_REQUIRED, 0L)).orElse(0L);
            complain(complaints, Complaint.Kind.SESSION_LOST, asked + " pages of the last visit ask for a login");
        }
    }

    private void complainOfContent(
            List<Complaint> complaints, List<CanaryHealth> canaries, PostsPerPage posts, List<Visit> good) {
        for (CanaryHealth canary : canaries) {
            switch (canary.state()) {
                case FOUND -> {}
                case MISSING ->
                    complain(
                            complaints,
                            Complaint.Kind.CANARY_MISSING,
                            "not on " + canary.canary().address() + ": '"
                                    + canary.canary().text() + "'");
                case UNSEEN -> {
                    if (!good.isEmpty()) {
                        complain(
                                complaints,
                                Complaint.Kind.CANARY_UNSEEN,
                                canary.canary().address() + " was not captured"
                                        + canary.seen()
                                                .map(at -> " since " + at)
                                                .orElse(""));
                    }
                }
            }
        }
        if (posts.isCollapse(settings.fewestPages())) {
            complain(
                    complaints,
                    Complaint.Kind.POSTS_COLLAPSED,
                    String.format(
                            Locale.ROOT,
                            "%d of %d pages hold less than half of what they held: %.1f posts a page, before %.1f",
                            posts.collapsed(),
                            posts.pages(),
                            posts.now(),
                            posts.before()));
        }
    }

    private SourceHealth.Verdict verdict(Source source, List<Complaint> complaints, Optional<VisitSummary> last) {
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
        long asked = last.get().outcomes().getOrDefault(LOGIN_REQUIRED, 0L);
        // Some pages of most boards are for a higher rank than ours: more of them than of others is another matter.
        return asked > looks.good()
                ? SourceHealth.Session.LOST
                : looks.good() > 0 ? SourceHealth.Session.HELD : SourceHealth.Session.UNKNOWN;
    }

    private CanaryHealth canary(Source source, Canary canary, List<Visit> good) {
        Optional<Harvest.Sighting> sighting = harvest.look(source.id(), page(source, canary), canary.text());
        // The last good visit's captures may still wait for the indexer: the one before it must have seen the page.
        boolean old = sighting.isPresent()
                && good.size() > 1
                && sighting.get().capturedAt().isBefore(good.get(1).started());
        CanaryHealth.State state = sighting.isEmpty() || old
                ? CanaryHealth.State.UNSEEN
                : sighting.get().found() ? CanaryHealth.State.FOUND : CanaryHealth.State.MISSING;
        return new CanaryHealth(canary, state, sighting.map(Harvest.Sighting::capturedAt));
    }

    /** The address by which captures of the canary's page are known. */
    private static URI page(Source source, Canary canary) {
        URI stated = source.address(canary);
        return new SiteScope(source).judge(source.mainAddress(), stated.toString())
                        instanceof SiteScope.Verdict.Follow follow
                ? follow.page().address()
                : stated;
    }
}
