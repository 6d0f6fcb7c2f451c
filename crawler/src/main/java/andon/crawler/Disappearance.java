package andon.crawler;

import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.FetchedPage;
import andon.crawler.fetch.Validators;
import andon.crawler.page.Gates;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Judges a server's word that a page is gone which was there: it may be broken, or its mirror behind. */
sealed interface Disappearance {
    /** It is gone, from another address of the source as well if there is one. */
    record Believed() implements Disappearance {}

    /** Nothing is known of the page. */
    record Doubted() implements Disappearance {}

    /** It stands at another of the source's addresses. */
    record StandsAt(PageTask other, FetchedPage page) implements Disappearance {}

    /** @param parsed what was shown in the page's place; empty if it is no HTML */
    static Disappearance of(PageTask task, Optional<Document> parsed) {
        // A queue, a ban or a notice of seizure with status 404 speaks of the site, not of the page.
        boolean ofThePage = parsed.map(Gates::kind)
                .map(kind -> kind == Gates.Kind.CONTENT || kind == Gates.Kind.ERROR)
                .orElse(true);
        // Without its front page it is the site that is broken.
        boolean front = task.page().depth() == 0;
        if (!ofThePage || front || !task.site().believesGone(task.page().misses())) {
            return new Doubted();
        }
        Optional<URI> mirror = task.site().mirrors.beside(task.mirror());
        if (mirror.isEmpty()) {
            return new Believed();
        }
        PageTask other = task.at(mirror.get());
        // Not on a condition: that it has not changed would say as well that it is there.
        FetchRequest request = FetchRequest.get(other.address()).unless(Validators.NONE);
        return switch (task.site().fetcher.fetch(request)) {
            case FetchOutcome.Gone _ -> new Believed();
            case FetchOutcome.Fetched(FetchedPage page) -> new StandsAt(other, page);
            case FetchOutcome.NotModified _, FetchOutcome.Redirected _, FetchOutcome.Failed _ -> new Doubted();
        };
    }
}
