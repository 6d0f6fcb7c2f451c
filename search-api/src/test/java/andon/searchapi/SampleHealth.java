package andon.searchapi;

import andon.searchapi.health.HealthOverview;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A night's trouble to look at: one source of each verdict, and a proxy that is down. */
final class SampleHealth implements HealthOverview {
    private final Instant now;
    private final List<SourceId> attended = new ArrayList<>();

    SampleHealth(Instant now) {
        this.now = now;
    }

    List<SourceId> attended() {
        return attended;
    }

    @Override
    public Report report() {
        return new Report(
                now,
                List.of(
                        source(
                                "ember-leaks",
                                "Ember Leaks",
                                "bad",
                                Duration.ofDays(3),
                                "none",
                                0.92,
                                List.of(),
                                complaint(
                                        "unreachable",
                                        true,
                                        "",
                                        "its host did not answer: descriptor-not-found 8 times",
                                        Duration.ofDays(3)),
                                complaint(
                                        "error-budget",
                                        false,
                                        "",
                                        "46 of 50 looks failed, 25 % may; most: descriptor-not-found 46 times",
                                        Duration.ofHours(70))),
                        source(
                                "glass-forum",
                                "Glass Forum",
                                "bad",
                                Duration.ofHours(5),
                                "needs-operator",
                                0.02,
                                List.of(
                                        new CanaryReport("/rules", "Rules of the house", "missing", now),
                                        new CanaryReport("/t/1", "Welcome", "found", now)),
                                complaint(
                                        "needs-operator",
                                        true,
                                        "",
                                        "a CAPTCHA stands in the way at /login",
                                        Duration.ofHours(5)),
                                complaint(
                                        "canary-missing",
                                        true,
                                        "/rules",
                                        "not on /rules: 'Rules of the house'",
                                        Duration.ofMinutes(50))),
                        source(
                                "night-market",
                                "Night Market",
                                "troubled",
                                Duration.ofMinutes(10),
                                "held",
                                0.03,
                                List.of(),
                                complaint(
                                        "silent",
                                        false,
                                        "",
                                        "no new document for 7 days, though there were some on 20 of the 28 days before",
                                        Duration.ofMinutes(30))),
                        source("paste-wall", "Paste Wall", "good", Duration.ofMinutes(20), "none", 0, List.of()),
                        source("quiet-blog", "Quiet Blog", "paused", null, "none", 0, List.of())),
                new IndexReport(18_204, 12, 2),
                List.of(
                        new EndpointReport("127.0.0.1:9050", true, 0, null, 12, 3L << 30),
                        new EndpointReport("127.0.0.1:9052", false, 4, now.plusSeconds(30), 0, 1L << 20)));
    }

    private ComplaintReport complaint(String kind, boolean grave, String about, String detail, Duration age) {
        return new ComplaintReport(kind, grave, about, detail, now.minus(age));
    }

    private SourceReport source(
            String id,
            String name,
            String verdict,
            @Nullable Duration age,
            String session,
            double failed,
            List<CanaryReport> canaries,
            ComplaintReport... complaints) {
        return new SourceReport(
                id,
                name,
                verdict,
                List.of(complaints),
                new VisitReport(7, "done", now.minusSeconds(900), now.minusSeconds(600), 84),
                age == null ? null : now.minus(age),
                age == null ? null : age.toMinutes() / 360.0,
                failed,
                0.25,
                Map.of("captured", 84L),
                840,
                12,
                null,
                age == null ? 0 : 14,
                age == null ? 0 : 120,
                session,
                canaries,
                new PostsReport(40, 1, 7.9, 8.1));
    }

    @Override
    public Optional<SourceReport> source(SourceId source) {
        return report().sources().stream()
                .filter(s -> s.id().equals(source.value()))
                .findFirst();
    }

    @Override
    public boolean attended(SourceId source) {
        return source(source).isPresent() && attended.add(source);
    }
}
