package andon.indexer.cut;

import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One unit as it stands on its page, secrets still in the clear: it lives only until it is read.
 *
 * @param itemId its number or name on the site; null if the page gives it none
 * @param canonicalPath path and query of the address that is its own, if the page names one; else of the page
 * @param address where it can be seen
 * @param ownTitle whether the title is its author's: that of a thread is its first post's alone
 */
public record Cut(
        DocumentKind kind,
        @Nullable String itemId,
        String canonicalPath,
        URI address,
        @Nullable String title,
        boolean ownTitle,
        @Nullable String author,
        Times.@Nullable Found posted,
        String text,
        List<String> quotes,
        Details details) {
    /** Some boards show a name with the path of its page before it. */
    private static final Pattern PATH = Pattern.compile("^/?u(?:ser)?/(?=[^/\\s])");

    public Cut {
        author = author == null ? null : PATH.matcher(author).replaceFirst("");
        quotes = List.copyOf(quotes);
    }

    /** Whether it is known who wrote it and when. */
    boolean isComplete() {
        return author != null && posted != null;
    }

    Cut by(@Nullable String name, Times.@Nullable Found at) {
        return new Cut(
                kind,
                itemId,
                canonicalPath,
                address,
                title,
                ownTitle,
                name,
                at,
                text,
                quotes,
                details.withPostedPrecision(at == null ? null : at.precision()));
    }

    /** The same below a thread's or an article's title, where it has none of its own. */
    Cut ofThread(@Nullable String threadTitle) {
        return title != null || threadTitle == null
                ? this
                : new Cut(
                        kind,
                        itemId,
                        canonicalPath,
                        address,
                        threadTitle,
                        false,
                        author,
                        posted,
                        text,
                        quotes,
                        details);
    }
}
