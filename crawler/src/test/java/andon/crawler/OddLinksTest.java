package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites whose links would lead a crawler astray. */
class OddLinksTest {
    @TempDir
    Path folder;

    @Test
    void redirectReentersTheScopeAndOtherHostsAreOnlyCounted() throws IOException {
        String other = PageSite.address("somewhere else").host();
        Visited result = Visited.alone(
                folder,
                new PageSite("redirecting", r -> switch (r.path()) {
                    case "/in" -> SiteReply.redirect(302, "/landed?utm_source=x");
                    case "/out" -> SiteReply.redirect(301, "http://" + other + "/");
                    case "/clear" -> SiteReply.redirect(301, "http://clear.example/");
                    case "/loop" -> SiteReply.redirect(302, "/loop");
                    default -> PageSite.page(r.path(), "/in", "/out", "/clear", "/loop");
                }),
                "");
        assertThat(result.captured()).containsExactlyInAnyOrder("/", "/landed");
        assertThat(result.outcomes())
                .containsEntry("redirect", 1L)
                .containsEntry("off-scope-redirect", 2L)
                .containsEntry("redirect-loop", 1L);
    }

    @Test
    void sessionIdsOfAnyNameMakeNoNewPages() throws IOException {
        AtomicInteger visits = new AtomicInteger();
        Visited result = Visited.alone(
                folder,
                new PageSite("sessions", r -> {
                    String token = "zx" + (1_000_000_000_000_000L + visits.incrementAndGet());
                    return PageSite.page(
                            r.path(),
                            "/t.php?id=1&visitor=" + token,
                            "/t.php?visitor=" + token + "&id=2",
                            "/t.php?id=3;visitor=" + token,
                            "/t.php?id=4&visitor=" + token + "&PHPSESSID=d41d8cd98f00b204e9800998ecf8427e",
                            "/t.php;jsessionid=ABC?id=1&sort=desc#post");
                }),
                "");
        assertThat(result.captured())
                .containsExactlyInAnyOrder("/", "/t.php?id=1", "/t.php?id=2", "/t.php?id=3", "/t.php?id=4");
    }

    @Test
    void endlessCalendarIsBoundedAndEndlessPagesStopAtTheBudget() throws IOException {
        Visited result = Visited.alone(
                folder,
                new PageSite("endless", r -> {
                    int year = r.number("y", 2026);
                    int n = r.number("n", 0);
                    return PageSite.page(
                            "p" + year + n,
                            "/when.php?y=" + (year + 1) + "&m=1",
                            "/when.php?y=" + (year - 1) + "&m=2",
                            "/more.php?n=" + (2 * n + 1),
                            "/more.php?n=" + (2 * n + 2));
                }),
                "scope: { depth: 60, pages: 120 }");
        assertThat(result.captured()).filteredOn(p -> p.startsWith("/when")).hasSizeLessThanOrEqualTo(24);
        assertThat(result.visit().pages()).isBetween(120L, 121L);
        assertThat(result.visit().state()).isEqualTo(Visit.State.BUDGET);
    }

    @Test
    void onionHostsSeenOnTheWayAreCountedOncePerPage() throws IOException {
        String seen = PageSite.address("linked elsewhere").host();
        PageSite site = new PageSite(
                "linking",
                r -> PageSite.page(
                        r.path(), "/a", "http://" + seen + "/x", "http://" + seen + "/y", "http://wrong.onion/"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited.by(bench, site, "");
            try (Crawler crawler = bench.crawler()) {
                crawler.begin(new SourceId("linking"), Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
            }
            try (Crawler crawler = bench.crawler()) {
                assertThat(crawler.candidates().open(10)).hasSize(1).first().satisfies(candidate -> {
                    assertThat(candidate.host().host()).isEqualTo(seen);
                    assertThat(candidate.links()).isEqualTo(2);
                    assertThat(candidate.contexts())
                            .extracting(context -> context.page().getPath())
                            .containsExactlyInAnyOrder("/", "/a");
                });
            }
        }
    }
}
