package andon.crawler;

import andon.crawler.fetch.FailureCode;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Fetcher;
import andon.crawler.frontier.Discovered;
import andon.crawler.frontier.Failure;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.Lease;
import andon.crawler.frontier.Visit;
import andon.crawler.page.Gates;
import andon.crawler.page.OutLinks;
import andon.crawler.page.PageText;
import andon.crawler.page.SiteScope;
import andon.crawler.source.Source;
import andon.evidence.EvidenceStore;
import andon.evidence.Exchange;
import andon.vocabulary.OnionAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one leased page through fetch, judgement, capture and discovery to its acknowledgement. */
final class PageWorker {
    private static final Logger log = LoggerFactory.getLogger(PageWorker.class);
    /** A page that sets a cookie and sends the reader back to itself does so once; some do it twice. */
    private static final int OWN_REDIRECTS = 3;

    private final Frontier frontier;
    private final Fetcher fetcher;
    private final EvidenceStore evidence;
    private final AttentionList attention;
    private final CookieShelf shelf;
    private final CrawlerSettings settings;

    PageWorker(
            Frontier frontier,
            Fetcher fetcher,
            EvidenceStore evidence,
            AttentionList attention,
            CookieShelf shelf,
            CrawlerSettings settings) {
        this.frontier = frontier;
        this.fetcher = fetcher;
        this.evidence = evidence;
        this.attention = attention;
        this.shelf = shelf;
        this.settings = settings;
    }

    /** One page on its way. */
    private record Task(WatchedSite site, Lease lease, URI mirror, URI address, int session) {}

    /**
     * Works on a page and acknowledges it; gives the outcome's metric code.
     *
     * @throws IOException if the evidence cannot be written
     */
    String work(WatchedSite site, Lease lease) throws IOException {
        URI mirror = site.mirrors.current();
        Task task = new Task(site, lease, mirror, site.scope.on(mirror, lease.address()), 0);
        if (site.session.isPresent()) {
            switch (site.session.get().ensure(mirror, lease.visit())) {
                case SiteSession.State.SignedIn signedIn ->
                    task = new Task(site, lease, mirror, task.address(), signedIn.generation());
                case SiteSession.State.NotNow notNow -> {
                    return failed(task, notNow.failure());
                }
                case SiteSession.State.NeedsOperator needs -> {
                    return needsOperator(task, needs.reason());
                }
            }
        }
        if (site.source.robots() == Source.Robots.HONOUR) {
            switch (site.robots.ask(fetcher, task.address())) {
                case RobotsRules.Answer.Allowed allowed ->
                    allowed.delay().ifPresent(delay -> frontier.slowDown(lease.source(), delay));
                case RobotsRules.Answer.Forbidden f -> {
                    return skip(task, "robots");
                }
                case RobotsRules.Answer.Unknown unknown -> {
                    return failed(task, unknown.failure());
                }
            }
        }
        return fetch(task);
    }

    private String fetch(Task task) throws IOException {
        URI address = task.address();
        FetchOutcome outcome = fetcher.fetch(FetchRequest.get(address));
        for (int i = 0; i < OWN_REDIRECTS && outcome instanceof FetchOutcome.Redirected redirect; i++) {
            Optional<URI> target = SiteScope.resolve(address, redirect.location());
            boolean toItself = target.isPresent()
                    && task.site().scope.judge(address, redirect.location()) instanceof SiteScope.Verdict.Follow follow
                    && follow.page().address().equals(task.lease().address());
            if (!toItself) {
                break;
            }
            address = target.get();
            outcome = fetcher.fetch(FetchRequest.get(address));
        }
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> {
                task.site().mirrors.answered(task.mirror());
                yield fetched(task, fetched.page());
            }
            case FetchOutcome.Redirected redirected -> {
                task.site().mirrors.answered(task.mirror());
                yield redirected(task, address, redirected);
            }
            case FetchOutcome.Failed failure -> failed(task, failure);
            case FetchOutcome.NotModified same ->
                throw new IllegalStateException("nothing was asked for on a condition: " + same.address());
        };
    }

    private String fetched(Task task, FetchedPage page) throws IOException {
        if (!page.isHtml()) {
            return capture(task, page, List.of(), List.of());
        }
        Document document = PageText.parse(page);
        Gates.Kind kind = Gates.kind(document);
        boolean expired = task.site()
                .session
                .map(session -> session.isExpiredOn(page.address(), document))
                .orElse(false);
        if (kind != Gates.Kind.CAPTCHA) {
            task.site().captchas.set(0);
        }
        return switch (expired && kind == Gates.Kind.CONTENT ? Gates.Kind.LOGIN : kind) {
            case CONTENT -> {
                OutLinks links = OutLinks.of(task.site().scope, page.address(), document);
                yield capture(task, page, links.pages(), links.candidates());
            }
            case QUEUE -> queue(task, document);
            case LOGIN -> loginWall(task, expired);
            case CAPTCHA -> captcha(task);
            case ERROR -> skip(task, "soft-error");
        };
    }

    private String capture(Task task, FetchedPage page, List<Discovered> links, Collection<OnionAddress> candidates)
            throws IOException {
        Exchange exchange = new Exchange(
                task.lease().source(),
                task.address(),
                page.at(),
                page.requestHeaders(),
                page.status(),
                page.reason(),
                page.headers(),
                page.raw(),
                page.truncated(),
                Map.of(
                        "circuit", page.circuit(),
                        "fetchTimeMs", Long.toString(page.took().toMillis()),
                        "visit", Long.toString(task.lease().visit()),
                        "hopsFromSeed", Integer.toString(task.lease().depth())));
        evidence.append(
                exchange,
                capture -> frontier.captured(task.lease(), capture.seq(), page.raw().length, links, candidates));
        return "captured";
    }

    private String redirected(Task task, URI from, FetchOutcome.Redirected redirect) {
        return switch (task.site().scope.judge(from, redirect.location())) {
            case SiteScope.Verdict.Follow follow
            when follow.page().address().equals(task.lease().address()) -> skip(task, "redirect-loop");
            case SiteScope.Verdict.Follow follow -> {
                frontier.moved(task.lease(), "redirect", List.of(follow.page()), List.of());
                yield "redirect";
            }
            case SiteScope.Verdict.Elsewhere elsewhere -> {
                frontier.moved(task.lease(), "off-scope-redirect", List.of(), List.of(elsewhere.host()));
                yield "off-scope-redirect";
            }
            case SiteScope.Verdict.Refused refused when refused.code().equals("action") -> loginWall(task, false);
            case SiteScope.Verdict.Refused refused ->
                skip(task, refused.code().equals("off-site") ? "off-scope-redirect" : "redirect-" + refused.code());
        };
    }

    private String failed(Task task, FetchOutcome.Failed failure) {
        log.debug("{}: {} {}", task.address(), failure.code(), failure.detail());
        return switch (failure.blame()) {
            case PROXY -> {
                log.warn("nothing can be fetched: {}", failure.detail());
                frontier.release(task.lease(), settings.proxyWait());
                yield failure.code();
            }
            case HOST -> hostFailed(task, failure);
            case PAGE -> {
                task.site().mirrors.answered(task.mirror());
                if (failure.failure() == FailureCode.HTTP_DENIED
                        && task.site().session.isPresent()) {
                    yield loginWall(task, false);
                }
                if (failure.failure() == FailureCode.QUEUE) {
                    yield acknowledge(
                            task, failure.code(), settings.gateWait(), settings.gateTries(), Failure.Reach.GATE);
                }
                if (failure.advice() == Advice.RETRY) {
                    yield acknowledge(task, failure.code(), rest(task, failure), settings.tries(), Failure.Reach.PAGE);
                }
                yield skip(task, failure.code());
            }
        };
    }

    private String hostFailed(Task task, FetchOutcome.Failed failure) {
        fetcher.renewCircuit(task.mirror().getHost());
        boolean another = task.site().mirrors.failed(task.mirror());
        if (another) {
            log.info("{} does not answer ({}): trying a mirror", task.mirror().getHost(), failure.code());
            frontier.release(task.lease(), Duration.ZERO);
            return failure.code();
        }
        if (failure.advice() == Advice.STOP) {
            if (failure.failure() == FailureCode.CLIENT_AUTH_MISSING
                    || failure.failure() == FailureCode.CLIENT_AUTH_BAD) {
                return needsOperator(task, failure.detail());
            }
            acknowledge(task, failure.code(), Duration.ZERO, 1, Failure.Reach.HOST);
            frontier.end(task.lease().source(), Visit.State.UNREACHABLE);
            return failure.code();
        }
        return acknowledge(task, failure.code(), rest(task, failure), settings.tries(), Failure.Reach.HOST);
    }

    private Duration rest(Task task, FetchOutcome.Failed failure) {
        return failure.retryAfter()
                .orElseGet(() -> settings.backoffAfter(task.lease().attempt()));
    }

    private String queue(Task task, Document page) {
        shelf.save(task.mirror().getHost());
        Duration wait = Gates.refreshSeconds(page)
                .map(Duration::ofSeconds)
                .filter(asked -> asked.compareTo(CrawlerSettings.LONGEST_GATE) <= 0)
                .orElse(settings.gateWait());
        return acknowledge(task, "queue", wait, settings.gateTries(), Failure.Reach.GATE);
    }

    /** @param expired whether the page shows that the session has ended, rather than that it is not enough */
    private String loginWall(Task task, boolean expired) {
        if (task.site().session.isEmpty()) {
            return skip(task, "login-required");
        }
        if (!task.site().walled.add(task.lease().page())) {
            if (expired) {
                return needsOperator(task, "signed in, and signed out again by the next page");
            }
            return skip(task, "login-required");
        }
        return switch (task.site()
                .session
                .get()
                .renew(task.mirror(), task.lease().visit(), task.session())) {
            case SiteSession.State.SignedIn signedIn -> {
                frontier.release(task.lease(), Duration.ZERO);
                yield "login-renewed";
            }
            case SiteSession.State.NotNow notNow -> failed(task, notNow.failure());
            case SiteSession.State.NeedsOperator needs -> needsOperator(task, needs.reason());
        };
    }

    private String captcha(Task task) {
        if (task.lease().depth() == 0 || task.site().captchas.incrementAndGet() >= WatchedSite.MOST_CAPTCHAS) {
            return needsOperator(task, "a CAPTCHA stands in the way at " + task.address());
        }
        return skip(task, "captcha");
    }

    private String needsOperator(Task task, String reason) {
        log.warn("the source {} needs an operator: {}", task.lease().source(), reason);
        attention.add(task.lease().source(), task.site().version, reason);
        frontier.failed(task.lease(), new Failure("needs-operator", Duration.ZERO, 1, Failure.Reach.PAGE));
        frontier.end(task.lease().source(), Visit.State.NEEDS_OPERATOR);
        return "needs-operator";
    }

    private String skip(Task task, String code) {
        frontier.failed(task.lease(), Failure.skip(code));
        return code;
    }

    private String acknowledge(Task task, String code, Duration rest, int tries, Failure.Reach reach) {
        frontier.failed(task.lease(), new Failure(code, rest, tries, reach));
        return code;
    }
}
