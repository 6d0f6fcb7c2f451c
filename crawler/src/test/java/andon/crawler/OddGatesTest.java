package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites that put something else in the place of content. */
class OddGatesTest {
    @TempDir
    Path folder;

    @Test
    void queueIsWaitedOutWithItsCookieAndNeverCaptured() throws IOException {
        AtomicInteger waits = new AtomicInteger();
        PageSite site = new PageSite("queued", r -> {
            if (r.cookie("place").isEmpty() || waits.get() < 3) {
                waits.incrementAndGet();
                return SiteReply.html("<html><head><title>Please wait</title><meta http-equiv=\"refresh\""
                                + " content=\"0\"></head><body>You are in the queue.</body></html>")
                        .with("Set-Cookie", "place=7; Path=/; Max-Age=600");
            }
            return PageSite.page(r.path(), "/a");
        });
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited result = Visited.by(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a");
            assertThat(result.outcomes().get("queue")).isGreaterThanOrEqualTo(2);
            assertThat(bench.captures()).noneMatch(c -> bench.text(c).contains("in the queue"));
        }
    }

    @Test
    void captchaAtTheDoorIsNeverSolvedAndAsksForAnOperator() throws IOException {
        PageSite site = new PageSite(
                "captcha",
                r -> SiteReply.html(
                        "<form method=post><img src=captcha.png><input name=captcha_code>Enter the characters</form>"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited result = Visited.by(bench, site, "");
            assertThat(result.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
            assertThat(result.health().attention().orElseThrow().reason()).contains("CAPTCHA");
            assertThat(bench.web.visits()).noneMatch(v -> v.method().equals("POST"));
            try (Crawler crawler = bench.crawler()) {
                SourceId id = new SourceId("captcha");
                assertThat(crawler.begin(id)).isEmpty();
                crawler.attended(id);
                assertThat(crawler.begin(id)).isPresent();
            }
        }
    }

    @Test
    void refusedLoginIsTriedWithinLimitsAndAsksForAnOperator() throws IOException {
        PageSite site = new PageSite(
                "locked",
                r -> SiteReply.html("<p>Please log in</p><form method=post action=/login>"
                        + "<input name=user><input type=password name=pass></form>"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.environment = Map.of("LOCKED_PASSWORD", "wrong");
            Visited result =
                    Visited.by(bench, site, "access: { login: /login, user: reader, password-env: LOCKED_PASSWORD }");
            assertThat(result.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
            assertThat(result.captured()).isEmpty();
            assertThat(bench.web.visits())
                    .filteredOn(v -> v.method().equals("POST"))
                    .hasSizeBetween(1, 3);
        }
    }

    @Test
    void errorPagesAndLoginWallsWithStatus200AreNoContent() throws IOException {
        Visited result = Visited.alone(
                folder,
                new PageSite(
                        "soft",
                        Visited.pages(Map.of(
                                "/", PageSite.page("start", "/gone", "/wall", "/member.php?action=logout"),
                                "/gone",
                                        SiteReply.html(
                                                "<title>Error</title><p>The specified thread does not exist.</p>"),
                                "/wall", SiteReply.html("<p>You do not have permission to view this page.</p>")))),
                "");
        assertThat(result.captured()).containsExactly("/");
        assertThat(result.outcomes()).containsEntry("soft-error", 1L).containsEntry("login-required", 1L);
    }
}
