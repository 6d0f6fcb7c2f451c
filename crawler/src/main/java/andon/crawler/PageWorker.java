package andon.crawler;

import andon.crawler.candidates.Sighting;
import andon.crawler.fetch.FailureCode;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Validators;
import andon.crawler.frontier.Acknowledgement;
import andon.crawler.frontier.DuePage;
import andon.crawler.frontier.Failure;
import andon.crawler.frontier.SiteLease;
import andon.crawler.frontier.Visit;
import andon.crawler.page.FeedLinks;
import andon.crawler.page.Gates;
import andon.crawler.page.OutLinks;
import andon.crawler.page.PageReading;
import andon.crawler.page.PageText;
import andon.crawler.page.SiteScope;
import andon.crawler.safety.Safety;
import andon.crawler.safety.TermScan;
import andon.evidence.EvidenceStore;
import andon.evidence.Exchange;
import andon.evidence.Exchange.Unchanged;
import andon.evidence.PreparedCapture;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SecretMask;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one page of a leased site through fetch, judgement and discovery; what is to be written it leaves to others. */
final class PageWorker {
    private static final Logger log = LoggerFactory.getLogger(PageWorker.class);
    /** A page that sets a cookie and sends the reader back to itself does so once; some do it twice. */
    private static final int OWN_REDIRECTS = 3;

    private final EvidenceStore evidence;
    private final AttentionList attention;
    private final CookieShelf shelf;
    private final Safety safety;
    private final SecretMask mask;
    private final CrawlerSettings settings;

    PageWorker(
            EvidenceStore evidence,
            AttentionList attention,
            CookieShelf shelf,
            Safety safety,
            SecretMask mask,
            CrawlerSettings settings) {
        this.evidence = evidence;
        this.attention = attention;
        this.shelf = shelf;
        this.safety = safety;
        this.mask = mask;
        this.settings = settings;
    }

    /** Works on a page; never throws for what the site does. */
    Step work(WatchedSite site, SiteLease lease, DuePage page) {
        URI mirror = site.mirrors.current();
        PageTask task = new PageTask(site, lease, page, mirror, site.scope.on(mirror, page.address()), 0);
        Optional<String> refused = safety.refusal(site.source.addresses());
        if (refused.isPresent()) {
            return refused(task, refused.get());
        }
        if (site.session.isPresent()) {
            switch (site.session.get().ensure(mirror, lease.visit())) {
                case SiteSession.State.SignedIn signedIn -> task = task.in(signedIn.generation());
                case SiteSession.State.NotNow notNow -> {
                    return failed(task, notNow.failure());
                }
                case SiteSession.State.NeedsOperator needs -> {
                    return needsOperator(task, needs.reason());
                }
            }
        }
        return switch (site.mayRead(task.address())) {
            case RobotsRules.Answer.Allowed _ -> fetch(task);
            case RobotsRules.Answer.Forbidden _ -> task.skip("robots");
            case RobotsRules.Answer.Unknown unknown -> failed(task, unknown.failure());
        };
    }

    private Step fetch(PageTask task) {
        URI address = task.address();
        FetchOutcome outcome = task.site().fetcher.fetch(task.request(address));
        for (int i = 0; i < OWN_REDIRECTS && outcome instanceof FetchOutcome.Redirected redirect; i++) {
            Optional<URI> target = SiteScope.resolve(address, redirect.location());
            boolean toItself = target.isPresent()
                    && task.site().scope.judge(address, redirect.location()) instanceof SiteScope.Verdict.Follow follow
                    && follow.page().address().equals(task.page().address());
            if (!toItself) {
                break;
            }
            address = target.get();
            outcome = task.site().fetcher.fetch(task.request(address));
        }
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> {
                task.site().mirrors.answered(task.mirror());
                yield fetched(task, fetched.page());
            }
            case FetchOutcome.Gone gone -> {
                task.site().mirrors.answered(task.mirror());
                yield gone(task, gone);
            }
            case FetchOutcome.Redirected redirected -> {
                task.site().mirrors.answered(task.mirror());
                yield redirected(task, address, redirected.location());
            }
            case FetchOutcome.Failed failure -> failed(task, failure);
            case FetchOutcome.NotModified same -> {
                task.site().mirrors.answered(task.mirror());
                yield notModified(task, same);
            }
        };
    }

    /** The server says itself that the page is still the one that was captured. */
    private Step notModified(PageTask task, FetchOutcome.NotModified same) {
        if (task.page().known().isEmpty()) {
            return task.skip("http-304");
        }
        DuePage.Known known = task.page().known().get();
        task.site().there();
        PreparedCapture capture = evidence.prepare(task.exchange(same, known.seq()));
        Acknowledgement.Captured result = new Acknowledgement.Captured(
                0, "", 0, true, known.etag().orElse(""), known.lastModified().orElse(""), 0, 0, List.of());
        return task.captured(result, capture, Optional.empty());
    }

    private Step fetched(PageTask task, FetchedPage page) {
        Optional<Document> parsed = page.isHtml() ? Optional.of(PageText.parse(page)) : Optional.empty();
        TermScan scan = safety.scan();
        Optional<PageReading> reading = parsed.map(d -> PageReading.of(d, scan));
        if (reading.isEmpty()) {
            scan.words(PageText.of(page));
        }
        Optional<String> dropped = safety.drops(task.mirror().getHost(), scan);
        if (dropped.isPresent()) {
            return refused(task, dropped.get());
        }
        if (parsed.isEmpty()) {
            return capture(task, page, Optional.empty());
        }
        Document document = parsed.get();
        Gates.Kind kind = Gates.kind(document);
        boolean expired = task.site()
                .session
                .map(session -> session.isExpiredOn(page.address(), document))
                .orElse(false);
        if (kind != Gates.Kind.CAPTCHA) {
            task.site().captchas.set(0);
        }
        return switch (expired && kind == Gates.Kind.CONTENT ? Gates.Kind.LOGIN : kind) {
            case CONTENT -> capture(task, page, reading);
            case QUEUE -> queue(task, document);
            case LOGIN -> loginWall(task, expired);
            case CAPTCHA -> captcha(task);
            case ERROR -> task.skip("soft-error");
            case BANNED -> banned(task);
            case CLOSED -> task.skip("site-closed");
            case SEIZED -> seized(task);
            case SCRIPT -> task.skip("script-required");
            case MOVED ->
                Gates.refreshTarget(document)
                        .map(target -> redirected(task, page.address(), target))
                        .orElseGet(() -> task.skip("redirect-loop"));
        };
    }

    /** Nothing of the page is kept, not even its links, and nothing more of the source is asked for in this visit. */
    private static Step refused(PageTask task, String code) {
        return task.failed(
                new Failure(code, Duration.ZERO, 1, Failure.Reach.HOST), new Step.Then.End(Visit.State.UNREACHABLE));
    }

    /** A page that was captured is gone, says the server: that is captured, too, once, where it can be believed. */
    private Step gone(PageTask task, FetchOutcome.Gone gone) {
        FetchedPage page = gone.page();
        Optional<Document> parsed = page.isHtml() ? Optional.of(PageText.parse(page)) : Optional.empty();
        TermScan scan = safety.scan();
        parsed.ifPresentOrElse(d -> PageReading.of(d, scan), () -> scan.words(PageText.of(page)));
        Optional<String> dropped = safety.drops(task.mirror().getHost(), scan);
        if (dropped.isPresent()) {
            return refused(task, dropped.get());
        }
        boolean expired = parsed.isPresent()
                && task.site()
                        .session
                        .map(session -> session.isExpiredOn(page.address(), parsed.get()))
                        .orElse(false);
        if (expired) {
            return loginWall(task, true);
        }
        return switch (Disappearance.of(task, parsed)) {
            case Disappearance.Believed _ ->
                task.gone(gone.code(), evidence.prepare(task.exchange(page, Optional.empty())));
            case Disappearance.Doubted _ -> task.skip(gone.code());
            case Disappearance.Unasked(FetchOutcome.Failed failure) -> failed(task, failure);
            case Disappearance.StandsAt(PageTask other, FetchedPage standing) -> fetched(other, standing);
        };
    }

    private Step capture(PageTask task, FetchedPage page, Optional<PageReading> reading) {
        task.site().there();
        Optional<OutLinks> links = reading.map(r -> r.links(task.site().scope, page.address()))
                .or(() -> FeedLinks.of(task.site().scope, page))
                .map(l -> task.page().depth() > 0 ? l : l.with(sitemaps(task)));
        // Whether the body is the known one the evidence finds out: it digests it anyway.
        PreparedCapture capture = evidence.prepare(task.exchange(
                page, task.page().known().map(known -> new Unchanged(known.seq(), Exchange.Kind.IDENTICAL_PAYLOAD))));
        boolean unchanged = capture.bodySeq().isPresent();
        Validators validators = Validators.of(page.headers());
        Acknowledgement.Captured result = new Acknowledgement.Captured(
                0,
                "",
                page.raw().length,
                unchanged,
                validators.etag().orElse(""),
                validators.lastModified().orElse(""),
                reading.map(PageReading::substance)
                        .orElseGet(() -> HexFormat.fromHexDigitsToLong(capture.payloadSha256(), 0, 16)),
                links.map(OutLinks::rows).orElse(0),
                links.map(OutLinks::pages).orElse(List.of()));
        Optional<Sighting> sighting =
                links.filter(l -> !l.candidates().isEmpty()).map(l -> sighting(task, l.candidates()));
        return task.captured(result, capture, sighting);
    }

    /** Sitemaps are known where robots.txt was asked for. */
    private static OutLinks sitemaps(PageTask task) {
        return OutLinks.of(task.site().scope, task.address(), task.site().robots.sitemaps(task.address()), "");
    }

    private Step redirected(PageTask task, URI from, String location) {
        return switch (task.site().scope.judge(from, location)) {
            case SiteScope.Verdict.Follow follow
            when follow.page().address().equals(task.page().address()) -> task.skip("redirect-loop");
            case SiteScope.Verdict.Follow follow ->
                task.done(new Acknowledgement.Moved("redirect", List.of(follow.page())), Step.NEXT);
            case SiteScope.Verdict.Elsewhere elsewhere -> elsewhere(task, elsewhere.host());
            case SiteScope.Verdict.Refused refused when refused.code().equals("action") -> loginWall(task, false);
            case SiteScope.Verdict.Refused refused ->
                task.skip(refused.code().equals("off-site") ? "off-scope-redirect" : "redirect-" + refused.code());
        };
    }

    private static Step elsewhere(PageTask task, OnionAddress host) {
        Acknowledgement acknowledgement = new Acknowledgement(
                task.lease(), task.page(), new Acknowledgement.Moved("off-scope-redirect", List.of()));
        Finished finished =
                new Finished(acknowledgement, Optional.empty(), Optional.of(sighting(task, Map.of(host, ""))));
        return new Step(acknowledgement.code(), Optional.of(finished), Step.NEXT);
    }

    private static Sighting sighting(PageTask task, Map<OnionAddress, String> hosts) {
        return new Sighting(task.lease().source(), task.page().address(), hosts);
    }

    private Step failed(PageTask task, FetchOutcome.Failed failure) {
        // By number, and without the detail: either may quote an address that holds a secret.
        log.debug("page {} of {}: {}", task.page().id(), task.lease().source(), failure.code());
        return switch (failure.blame()) {
            case PROXY -> {
                log.warn("nothing can be fetched: {}", failure.detail());
                yield PageTask.unfinished(failure.code(), new Step.Then.Rest(settings.proxyWait()));
            }
            case HOST -> hostFailed(task, failure);
            case PAGE -> {
                task.site().mirrors.answered(task.mirror());
                if (failure.failure() == FailureCode.HTTP_DENIED
                        && task.site().session.isPresent()) {
                    yield loginWall(task, false);
                }
                if (failure.failure() == FailureCode.QUEUE) {
                    yield gate(task, settings.gateWait());
                }
                if (failure.advice() == Advice.RETRY) {
                    yield failed(task, failure.code(), rest(task, failure), Failure.Reach.PAGE, Step.NEXT);
                }
                yield task.skip(failure.code());
            }
        };
    }

    private Step hostFailed(PageTask task, FetchOutcome.Failed failure) {
        task.site().fetcher.renewCircuit(task.mirror().getHost());
        boolean another = task.site().mirrors.failed(task.mirror());
        if (another) {
            log.info("{} does not answer ({}): trying a mirror", task.mirror().getHost(), failure.code());
            return PageTask.unfinished(failure.code(), Step.AGAIN);
        }
        if (failure.advice() == Advice.STOP) {
            if (failure.failure() == FailureCode.CLIENT_AUTH_MISSING
                    || failure.failure() == FailureCode.CLIENT_AUTH_BAD) {
                return needsOperator(task, failure.detail());
            }
            return refused(task, failure.code());
        }
        return failed(task, failure.code(), rest(task, failure), Failure.Reach.HOST, Step.HOST_REST);
    }

    private Duration rest(PageTask task, FetchOutcome.Failed failure) {
        return failure.retryAfter()
                .orElseGet(() -> settings.backoffAfter(task.page().attempt()));
    }

    private Step queue(PageTask task, Document page) {
        shelf.save(task.mirror().getHost());
        Duration wait = Gates.refreshSeconds(page)
                .map(Duration::ofSeconds)
                .filter(asked -> asked.compareTo(CrawlerSettings.LONGEST_GATE) <= 0)
                .orElse(settings.gateWait());
        return gate(task, wait);
    }

    /** @param expired whether the page shows that the session has ended, rather than that it is not enough */
    private Step loginWall(PageTask task, boolean expired) {
        if (task.site().session.isEmpty()) {
            return task.skip("login-required");
        }
        if (!task.site().walled.add(task.page().id())) {
            if (expired) {
                return needsOperator(task, "signed in, and signed out again by the next page");
            }
            return task.skip("login-required");
        }
        return switch (task.site()
                .session
                .get()
                .renew(task.mirror(), task.lease().visit(), task.session())) {
            case SiteSession.State.SignedIn signedIn -> PageTask.unfinished("login-renewed", Step.AGAIN);
            case SiteSession.State.NotNow notNow -> failed(task, notNow.failure());
            case SiteSession.State.NeedsOperator needs -> needsOperator(task, needs.reason());
        };
    }

    private Step captcha(PageTask task) {
        if (task.page().depth() == 0 || task.site().captchas.incrementAndGet() >= WatchedSite.MOST_CAPTCHAS) {
            return needsOperator(task, "a CAPTCHA stands in the way at " + mask.mask(task.address()));
        }
        return task.skip("captcha");
    }

    private Step banned(PageTask task) {
        return task.site().session.isPresent()
                ? needsOperator(task, "the account was shut out, says " + mask.mask(task.address()))
                : task.skip("banned");
    }

    private Step seized(PageTask task) {
        return task.page().depth() == 0
                ? needsOperator(task, "the site shows a notice that it was seized")
                : task.skip("site-seized");
    }

    private Step needsOperator(PageTask task, String reason) {
        log.warn("the source {} needs an operator: {}", task.lease().source(), reason);
        attention.add(task.lease().source(), task.site().version, reason);
        return task.failed(Failure.skip("needs-operator"), new Step.Then.End(Visit.State.NEEDS_OPERATOR));
    }

    private Step gate(PageTask task, Duration wait) {
        Failure failure = new Failure("queue", wait, settings.gateTries(), Failure.Reach.GATE);
        return task.failed(failure, new Step.Then.Rest(wait));
    }

    private Step failed(PageTask task, String code, Duration rest, Failure.Reach reach, Step.Then then) {
        return task.done(new Acknowledgement.Failed(new Failure(code, rest, settings.tries(), reach)), then);
    }

    /** What is written of a page that brought down its worker, so that it cannot do so for ever. */
    Finished broken(SiteLease lease, DuePage page) {
        Failure failure =
                new Failure("internal", settings.backoffAfter(page.attempt()), settings.tries(), Failure.Reach.PAGE);
        return new Finished(new Acknowledgement(lease, page, new Acknowledgement.Failed(failure)));
    }
}
