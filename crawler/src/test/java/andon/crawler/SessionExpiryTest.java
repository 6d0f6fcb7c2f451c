package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that end in the middle of a visit, as boards end them: by time, by a count of pages, or by a person. */
class SessionExpiryTest {
    private static final String ACCESS = "access: { login: /login, user: reader, password-env: BOARD_PASSWORD%s }";

    @TempDir
    Path folder;

    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger pagesOfSession = new AtomicInteger();
    private final List<String> alerts = new CopyOnWriteArrayList<>();

    /** A board whose session is good for as many pages as {@code good} says; then it shows {@code wall}. */
    private PageSite board(IntPredicate good, SiteReply wall) {
        return new PageSite("board", r -> {
            if (r.path().equals("/login")) {
                return r.method().equals("POST") ? signIn(r) : form();
            }
            boolean ofThisSession = r.cookie("sid").equals("s" + logins.get()) && logins.get() > 0;
            if (!ofThisSession || !good.test(pagesOfSession.incrementAndGet())) {
                return wall;
            }
            return SiteReply.html(PageSite.html(r.path(), "/a", "/b", "/c", "/d", "/e", "/f")
                    .replace("</body>", "<a href=/logout>Log out</a></body>"));
        });
    }

    private SiteReply signIn(SiteRequest request) {
        if (!"correct horse".equals(request.form().get("pass"))) {
            return form();
        }
        pagesOfSession.set(0);
        return SiteReply.html(
                        PageSite.html("Welcome back", "/").replace("</body>", "<a href=/logout>Log out</a></body>"))
                .with("Set-Cookie", "sid=s" + logins.incrementAndGet() + "; Path=/");
    }

    private static SiteReply.Answer form() {
        return SiteReply.html("<title>Login</title><form method=post action=/login><input name=user>"
                + "<input type=password name=pass><button>Log in</button></form>");
    }

    private Visited visit(PageSite site, String more) throws IOException {
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.environment = Map.of("BOARD_PASSWORD", "correct horse");
            bench.guards = new Safeguards(
                    bench.guards.safety(),
                    bench.guards.seal(),
                    (source, reason) -> alerts.add(reason),
                    bench.guards.follow(),
                    bench.guards.decisions(),
                    bench.guards.mask());
            Visited visited = Visited.by(bench, site, ACCESS.formatted(more));
            assertThat(bench.captures()).noneMatch(c -> bench.text(c).contains("type=password"));
            return visited;
        }
    }

    @Test
    void sessionThatEndsInTheMiddleIsBegunAgainAndNoPageIsLost() throws IOException {
        Visited visited = visit(board(n -> logins.get() > 1 || n <= 3, form()), "");
        assertThat(visited.captured()).containsExactlyInAnyOrder("/", "/a", "/b", "/c", "/d", "/e", "/f");
        assertThat(visited.visit().state()).isEqualTo(Visit.State.DONE);
        assertThat(logins).hasValue(2);
        assertThat(visited.outcomes()).doesNotContainKey("login-required");
        assertThat(alerts).isEmpty();
    }

    @Test
    void endOfASessionIsSeenByTheMissingSignThoughThePageLooksLikeContent() throws IOException {
        Visited visited = visit(
                board(n -> logins.get() > 1 || n <= 3, PageSite.page("The same board as guests see it", "/a")),
                ", live-sign: \"Log out\"");
        assertThat(visited.captured()).containsExactlyInAnyOrder("/", "/a", "/b", "/c", "/d", "/e", "/f");
        assertThat(logins).hasValue(2);
    }

    @Test
    void endOfASessionIsSeenByARedirectToTheLogin() throws IOException {
        Visited visited = visit(board(n -> logins.get() > 1 || n <= 3, SiteReply.redirect(302, "/login?from=x")), "");
        assertThat(visited.captured()).hasSize(7);
        assertThat(logins).hasValue(2);
    }

    @Test
    void sessionThatEndsAgainAndAgainIsNotBegunBeyondTheLimitOfAVisitAndAsksForAnOperator() throws IOException {
        Visited visited = visit(board(n -> n <= 1, form()), ", logins: 50");
        assertThat(visited.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
        assertThat(logins.get()).isBetween(1, 3);
        assertThat(visited.health().attention().orElseThrow().reason()).contains("signed");
        assertThat(alerts).hasSize(1);
    }

    @Test
    void signInsOfADayAreBoundedOverAllVisits() throws IOException {
        try (Bench bench = new Bench(folder, List.of(board(n -> n <= 1, form())))) {
            bench.environment = Map.of("BOARD_PASSWORD", "correct horse");
            bench.settings = new CrawlerSettings(
                    "bench",
                    16,
                    Duration.ofSeconds(60),
                    4,
                    Duration.ZERO,
                    20,
                    Duration.ZERO,
                    20,
                    Duration.ofSeconds(30),
                    Duration.ofMillis(50));
            PageSite site = board(n -> n <= 1, form());
            for (int visit = 0; visit < 3; visit++) {
                Visited.by(bench, site, ACCESS.formatted(", logins: 2") + "\n    name: \"visit " + visit + "\"");
            }
            assertThat(logins.get()).isEqualTo(2);
        }
    }
}
