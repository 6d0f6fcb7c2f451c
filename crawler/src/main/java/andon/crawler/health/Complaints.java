package andon.crawler.health;

import andon.crawler.frontier.Visit;
import andon.crawler.safety.HostGuard;
import andon.crawler.safety.Quarantine;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what is wrong with one source. */
final class Complaints {
    /** A visit that is open for longer than this does not excuse that none has ended. */
    private static final Duration LONGEST_VISIT = Duration.ofDays(7);

    private final HealthSettings settings;
    private final List<Complaint> all = new ArrayList<>();

    Complaints(HealthSettings settings) {
        this.settings = settings;
    }

    /** The gravest first. */
    List<Complaint> sorted() {
        return all.stream()
                .sorted(Comparator.comparing((Complaint c) -> !c.kind().isGrave())
                        .thenComparing(Complaint::kind)
                        .thenComparing(Complaint::about))
                .toList();
    }

    void add(Complaint.Kind kind, String detail) {
        all.add(new Complaint(kind, detail));
    }

    void ofHosts(Source source, HostGuard guard) {
        boolean blocked = false;
        for (URI address : source.addresses()) {
            String host = address.getHost();
            Optional<String> refusal = guard.refusal(host);
            if (refusal.isPresent() && refusal.get().equals(Quarantine.QUARANTINED)) {
                all.add(new Complaint(Complaint.Kind.QUARANTINED, host, "under quarantine: " + host));
            }
            blocked |= refusal.isPresent() && !refusal.get().equals(Quarantine.QUARANTINED);
        }
        if (blocked) {
            // What is blocked appears in no message.
            add(Complaint.Kind.BLOCKED_HOST, "an address of it is on the block list");
        }
    }

    void ofVisits(SourceRegistry.Stored stored, Optional<VisitSummary> last, List<Visit> good, Instant now) {
        if (last.isPresent() && last.get().visit().state() == Visit.State.UNREACHABLE) {
            add(
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
            add(
                    good.isEmpty() ? Complaint.Kind.NEVER_CRAWLED : Complaint.Kind.STALE,
                    (good.isEmpty() ? "no good visit since it was added at " : "no good visit since the one begun at ")
                            + from);
        }
    }

    void ofLooks(Looks looks) {
        long judged = looks.good() + looks.failed();
        if (judged >= settings.fewestLooks() && looks.failedShare() > settings.errorBudget()) {
            add(
                    Complaint.Kind.ERROR_BUDGET,
                    String.format(
                            Locale.ROOT,
                            "%d of %d looks failed, %.0f %% may; most: %s",
                            looks.failed(),
                            judged,
                            100 * settings.errorBudget(),
                            looks.worst()));
        }
    }

    void ofCanaries(List<CanaryHealth> canaries, boolean crawled) {
        for (CanaryHealth canary : canaries) {
            String address = canary.canary().address().toString();
            switch (canary.state()) {
                case FOUND -> {}
                case MISSING ->
                    all.add(new Complaint(
                            Complaint.Kind.CANARY_MISSING,
                            address,
                            "not on " + address + ": '" + canary.canary().text() + "'"));
                case UNSEEN -> {
                    if (crawled) {
                        all.add(new Complaint(
                                Complaint.Kind.CANARY_UNSEEN,
                                address,
                                address + " was not captured"
                                        + canary.seen()
                                                .map(at -> " since " + at)
                                                .orElse("")));
                    }
                }
            }
        }
    }

    void ofContent(Contents.Content content) {
        PostsPerPage posts = content.posts();
        if (posts.isCollapse(settings.fewestPages())) {
            add(
                    Complaint.Kind.POSTS_COLLAPSED,
                    String.format(
                            Locale.ROOT,
                            "%d of %d pages hold less than half of what they held: %.1f posts a page, before %.1f",
                            posts.collapsed(),
                            posts.pages(),
                            posts.now(),
                            posts.before()));
        }
        if (content.isSilent()) {
            add(
                    Complaint.Kind.SILENT,
                    "no new document for " + settings.silence().toDays() + " days, though there were some on "
                            + content.daysWithNews() + " of the " + content.daysBefore() + " days before");
        }
    }
}
