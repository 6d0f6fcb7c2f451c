package andon.crawler;

import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Validators;
import andon.crawler.page.Gates;
import andon.crawler.page.PageText;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Judges a server's word that a page is gone which was there: it may be broken, or its mirror behind. */
sealed interface Disappearance {
    /** It is gone, from another address of the source as well if one can be asked. */
    record Believed() implements Disappearance {}

    /** Nothing is known of the page. */
    record Doubted() implements Disappearance {}

    /** It stands at another of the source's addresses, to be read and no gate. */
    record StandsAt(PageTask other, FetchedPage page) implements Disappearance {}

    /** Nobody can be asked for now: the way out is shut. */
    record Unasked(FetchOutcome.Failed failure) implements Disappearance {}

    /** @param parsed what was shown in the page's place; empty if it is no HTML */
    static Disappearance of(PageTask task, Optional<Document> parsed) {
        boolean last = task.page().isLastLook();
        // Without its front page it is the site that is broken.
        boolean front = task.page().depth() == 0;
        if (!isOfThePage(parsed) || front || !task.site().believesGone(last)) {
            return new Doubted();
        }
        boolean doubted = false;
        for (URI mirror : task.site().mirrors.beside(task.mirror())) {
            Optional<Disappearance> word = wordOf(task.at(mirror));
            if (word.isPresent() && !(word.get() instanceof Doubted)) {
                return word.get();
            }
            doubted |= word.isPresent();
        }
        // Nobody would ever be told of a page that is doubted now and not asked for again.
        return doubted && !last ? new Doubted() : new Believed();
    }

    /** What another of the source's addresses says of the page; empty if it does not answer. */
    private static Optional<Disappearance> wordOf(PageTask other) {
        return switch (other.site().mayRead(other.address())) {
            case RobotsRules.Answer.Forbidden _ -> Optional.of(new Doubted());
            case RobotsRules.Answer.Unknown(FetchOutcome.Failed failure) -> silent(other, failure);
            case RobotsRules.Answer.Allowed _ -> asked(other);
        };
    }

    private static Optional<Disappearance> asked(PageTask other) {
        // Not on a condition: that it has not changed would say as well that it is there.
        FetchRequest request = FetchRequest.get(other.address()).unless(Validators.NONE);
        return switch (other.site().fetcher.fetch(request)) {
            case FetchOutcome.Gone(FetchedPage page) ->
                Optional.of(isOfThePage(parsed(page)) ? new Believed() : new Doubted());
            case FetchOutcome.Fetched(FetchedPage page) ->
                Optional.of(isContent(other, page) ? new StandsAt(other, page) : new Doubted());
            case FetchOutcome.NotModified _, FetchOutcome.Redirected _ -> Optional.of(new Doubted());
            case FetchOutcome.Failed failure -> silent(other, failure);
        };
    }

    private static Optional<Disappearance> silent(PageTask other, FetchOutcome.Failed failure) {
        return switch (failure.blame()) {
            case PAGE -> Optional.of(new Doubted());
            case PROXY -> Optional.of(new Unasked(failure));
            case HOST -> {
                // Else each page that is missing would wait for it.
                other.site().mirrors.failed(other.mirror());
                yield Optional.empty();
            }
        };
    }

    /** A queue, a ban or a notice of seizure with status 404 speaks of the site, not of the page. */
    private static boolean isOfThePage(Optional<Document> parsed) {
        return parsed.map(Gates::kind)
                .map(kind -> kind == Gates.Kind.CONTENT || kind == Gates.Kind.ERROR)
                .orElse(true);
    }

    /** The session is another address's: this one may show its login, which is no reason to sign in at both. */
    private static boolean isContent(PageTask other, FetchedPage page) {
        return parsed(page)
                .map(document -> Gates.kind(document) == Gates.Kind.CONTENT
                        && other.site()
                                .session
                                .filter(session -> session.isExpiredOn(page.address(), document))
                                .isEmpty())
                .orElse(true);
    }

    private static Optional<Document> parsed(FetchedPage page) {
        return page.isHtml() ? Optional.of(PageText.parse(page)) : Optional.empty();
    }
}
