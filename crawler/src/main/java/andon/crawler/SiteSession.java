package andon.crawler;

import andon.crawler.fetch.Cookies;
import andon.crawler.fetch.FailureCode;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Fetcher;
import andon.crawler.page.Gates;
import andon.crawler.page.LoginForm;
import andon.crawler.page.PageText;
import andon.crawler.page.SiteScope;
import andon.crawler.source.Access;
import andon.crawler.source.Source;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in to a source and keeps it so, within limits. One sign-in at a time. Neither the password nor the exchange is
 * logged or captured.
 */
final class SiteSession {
    private static final Logger log = LoggerFactory.getLogger(SiteSession.class);
    private static final int REDIRECTS = 5;

    /** From this sign-in of a day on there is a rest between two. */
    private static final int UNHURRIED = 3;

    private final SourceId source;
    private final Access access;
    private final Map<String, String> environment;
    private final Fetcher fetcher;
    private final Cookies cookies;
    private final CookieShelf shelf;
    private final LoginBook book;
    private final CrawlerSettings settings;
    private final Optional<LiveSign> sign;
    private long visit;
    private int logins;
    private int generation;
    private String signedInAt = "";
    private boolean showsSign;
    private Optional<FileTime> imported = Optional.empty();

    SiteSession(
            Source source,
            Access access,
            Map<String, String> environment,
            Fetcher fetcher,
            Cookies cookies,
            CookieShelf shelf,
            LoginBook book,
            CrawlerSettings settings) {
        this.source = source.id();
        this.access = access;
        this.environment = environment;
        this.fetcher = fetcher;
        this.cookies = cookies;
        this.shelf = shelf;
        this.book = book;
        this.settings = settings;
        this.sign = access.liveSign().map(LiveSign::new);
    }

    /** How it stands with the session. */
    sealed interface State {
        /** @param generation grows with each sign-in */
        record SignedIn(int generation) implements State {}

        record NotNow(FetchOutcome.Failed failure) implements State {}

        record NeedsOperator(String reason) implements State {}
    }

    /** Signs in at {@code mirror} unless that was done. */
    synchronized State ensure(URI mirror, long visitNumber) {
        beginVisit(visitNumber);
        if (signedInAt.equals(mirror.getHost())) {
            return new State.SignedIn(generation);
        }
        if (generation == 0 && shelf.restore(mirror.getHost())) {
            signedInAt = mirror.getHost();
            generation = 1;
            // Whether these still hold shows on the first page.
            showsSign = true;
            return new State.SignedIn(generation);
        }
        return begin(mirror);
    }

    /** Signs in again, unless somebody did since {@code seen}. */
    synchronized State renew(URI mirror, long visitNumber, int seen) {
        beginVisit(visitNumber);
        return seen == generation ? begin(mirror) : new State.SignedIn(generation);
    }

    /** Whether a page that is no login page shows that the session has ended. */
    synchronized boolean isExpiredOn(URI address, Document page) {
        if (sign.isPresent()) {
            return !sign.get().standsOn(page);
        }
        return showsSign
                && !Gates.showsSession(page)
                && LoginForm.find(address, page).isPresent();
    }

    private void beginVisit(long number) {
        if (visit != number) {
            visit = number;
            logins = 0;
        }
    }

    /** By the cookies of a person's session if there are new ones, else by the form. */
    private State begin(URI mirror) {
        if (access.cookiesFile().isPresent()) {
            Path file = access.cookiesFile().get();
            try {
                FileTime version = Files.getLastModifiedTime(file);
                if (!imported.equals(Optional.of(version))) {
                    return imported(mirror, file, version);
                }
            } catch (IOException e) {
                if (access.login().isEmpty()) {
                    return new State.NeedsOperator("the cookies file cannot be used: " + e.getMessage());
                }
                log.warn("the cookies file of {} cannot be used: {}", source, e.getMessage());
            }
        }
        return access.login()
                .map(login -> withinLimits(mirror, login))
                .orElseGet(() -> new State.NeedsOperator(
                        "the session of the cookies file has ended; begin a new one in a browser and export it again"));
    }

    private State imported(URI mirror, Path file, FileTime version) throws IOException {
        List<String> values = CookieFile.read(file, mirror.getHost(), book.now());
        imported = Optional.of(version);
        if (values.isEmpty()) {
            throw new IOException(file + " holds no cookie for " + mirror.getHost() + " that has not expired");
        }
        cookies.forget(mirror.getHost());
        cookies.restore(mirror.getHost(), String.join("\n", values));
        // Whether they hold shows on the first page.
        showsSign = true;
        return succeeded(mirror, "by imported cookies");
    }

    private State withinLimits(URI mirror, Access.Login login) {
        if (logins >= settings.logins()) {
            return new State.NeedsOperator("signed in " + logins + " times in one visit and was signed out again");
        }
        List<Instant> today = book.ofLastDay(source);
        if (today.size() >= access.loginsPerDay()) {
            return new State.NeedsOperator(
                    "signed in " + today.size() + " times within a day and was signed out again");
        }
        if (today.size() >= UNHURRIED) {
            Duration rest = settings.backoffAfter(today.size() - UNHURRIED + 1);
            if (book.now().isBefore(today.getFirst().plus(rest))) {
                return new State.NotNow(FetchOutcome.Failed.of(FailureCode.QUEUE, "the next sign-in has to wait"));
            }
        }
        logins++;
        book.add(source);
        return signIn(mirror, login);
    }

    private State signIn(URI mirror, Access.Login login) {
        String password;
        try {
            password = login.password().read(environment);
        } catch (IOException e) {
            return new State.NeedsOperator("the password cannot be read: " + e.getMessage());
        }
        cookies.forget(mirror.getHost());
        URI loginPage = mirror.resolve(login.page());
        if (!mirror.getHost().equals(loginPage.getHost())) {
            // An absolute address of the main host, while a mirror is in use.
            loginPage = SiteScope.moveTo(mirror, loginPage);
        }
        FetchOutcome asked = follow(FetchRequest.get(loginPage), mirror);
        if (!(asked instanceof FetchOutcome.Fetched fetched)) {
            return failed(asked, "the login page");
        }
        Document page = PageText.parse(fetched.page());
        if (Gates.kind(page) == Gates.Kind.QUEUE) {
            return new State.NotNow(FetchOutcome.Failed.of(FailureCode.QUEUE, "a queue before the login page"));
        }
        if (LoginForm.wantsPerson(page)) {
            return new State.NeedsOperator("the login page asks for a CAPTCHA");
        }
        Optional<LoginForm> form = LoginForm.find(fetched.page().address(), page);
        if (form.isEmpty()) {
            return new State.NeedsOperator("the login page " + loginPage + " has no login form");
        }
        if (!mirror.getHost().equals(form.get().action().getHost())) {
            return new State.NeedsOperator("the login form would be sent to another host");
        }
        FetchOutcome answer =
                follow(FetchRequest.post(form.get().action(), form.get().filled(login.user(), password)), mirror);
        if (answer instanceof FetchOutcome.Fetched after && signedIn(after.page())) {
            return succeeded(mirror, "as " + login.user());
        }
        if (answer instanceof FetchOutcome.Failed f && f.advice() == FetchOutcome.Advice.RETRY) {
            return new State.NotNow(f);
        }
        // Some sites answer with a page that says neither: the start page tells.
        FetchOutcome start = follow(FetchRequest.get(mirror), mirror);
        if (start instanceof FetchOutcome.Fetched after && signedIn(after.page())) {
            return succeeded(mirror, "as " + login.user());
        }
        return new State.NeedsOperator("the login as " + login.user() + " was refused");
    }

    private boolean signedIn(FetchedPage page) {
        Document document = PageText.parse(page);
        if (sign.isPresent()) {
            return sign.get().standsOn(document);
        }
        showsSign = Gates.showsSession(document);
        return LoginForm.succeeded(page.address(), document);
    }

    private State succeeded(URI mirror, String how) {
        generation++;
        signedInAt = mirror.getHost();
        shelf.save(mirror.getHost());
        log.info("signed in to {} {}", mirror.getHost(), how);
        return new State.SignedIn(generation);
    }

    private static State failed(FetchOutcome outcome, String what) {
        return switch (outcome) {
            case FetchOutcome.Failed f when f.advice() != FetchOutcome.Advice.SKIP -> new State.NotNow(f);
            case FetchOutcome.Failed f -> new State.NeedsOperator(what + " cannot be fetched: " + f.code());
            default -> new State.NeedsOperator(what + " leads away from the site");
        };
    }

    /** Follows redirects on the same host. */
    private FetchOutcome follow(FetchRequest request, URI mirror) {
        FetchRequest next = request;
        FetchOutcome outcome = fetcher.fetch(next);
        for (int i = 0; i < REDIRECTS && outcome instanceof FetchOutcome.Redirected redirect; i++) {
            Optional<URI> target = SiteScope.resolve(next.address(), redirect.location());
            if (target.isEmpty() || !mirror.getHost().equals(target.get().getHost())) {
                return outcome;
            }
            next = FetchRequest.get(target.get());
            outcome = fetcher.fetch(next);
        }
        return outcome;
    }
}
