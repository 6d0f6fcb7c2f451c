package andon.app;

import andon.app.settings.AlertsSection;
import andon.crawler.health.ComplaintBook;
import andon.crawler.health.ComplaintBook.Entry;
import andon.crawler.health.ComplaintBook.News;
import andon.searchapi.alerts.OperatorMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators by e-mail of what began, ended or lasts, and writes the same to the log. Without operators the log is all.
 * {@link #run} goes on until this is closed; several processes take turns.
 */
final class OperatorDesk implements Runnable, AutoCloseable {
    /** What a process that dies while it tells holds the others up for; longer than any dialogue but a hanging one. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** How long after a mail server refused it is tried again. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(OperatorDesk.class);

    private final ComplaintBook book;
    private final OperatorMail mail;
    private final AlertsSection settings;
    private final String console;
    private final Duration poll;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param console where the health page is, for links; no slash at the end
     * @param poll how often it is looked whether there is something to tell
     */
    OperatorDesk(
            ComplaintBook book,
            OperatorMail mail,
            AlertsSection settings,
            String console,
            Duration poll,
            InstantSource clock) {
        this.book = book;
        this.mail = mail;
        this.settings = settings;
        this.console = console;
        this.poll = poll;
        this.clock = clock;
    }

    /** Tells what there is to tell now; says whether anybody was told. */
    boolean tell() {
        Optional<News> taken = book.take(clock.instant(), settings.operatorRepeat(), LEASE);
        if (taken.isEmpty()) {
            return false;
        }
        News news = taken.get();
        OperatorNotice notice = OperatorNotice.of(news, console);
        if (!settings.operators().isEmpty()) {
            OperatorMail.Result result = mail.send(notice.id(), notice.subject(), notice.text(), clock.instant());
            result.refused().forEach(reason -> log.error("An operator could not be told: {}", reason));
            if (result.sent() == 0) {
                book.failed(clock.instant().plus(RETRY));
                return false;
            }
        }
        news.begun().forEach(entry -> note("begun", entry));
        news.lasting().forEach(entry -> note("lasts", entry));
        news.over().forEach(entry -> note("over", entry));
        Instant now = clock.instant();
        book.told(news, now, now.plus(settings.operatorDistance()));
        return true;
    }

    private static void note(String what, Entry entry) {
        log.warn("{}: {} {} since {}: {}", entry.source(), entry.kind(), what, entry.since(), entry.detail());
    }

    @Override
    public void run() {
        try {
            while (!closed.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    tell();
                } catch (RuntimeException e) {
                    // The stage's boundary: the database may be away for a while.
                    log.warn("operators were not told: {}", Failures.describe(e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
