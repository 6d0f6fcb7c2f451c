package andon.testbed.world;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one person of the invented world wrote, before it stands on any page.
 *
 * @param ownTitle whether the title is its author's own (an article's, a listing's, a first post's) or only that of the
 *     thread it answers in
 */
record Writing(
        String key,
        DocumentKind kind,
        @Nullable Prose title,
        boolean ownTitle,
        @Nullable String author,
        @Nullable Instant postedAt,
        Prose prose,
        List<Quotation> quotes,
        String language,
        Set<ThreatCategory> threats,
        @Nullable String cluster) {

    Writing {
        quotes = List.copyOf(quotes);
        threats = Set.copyOf(threats);
    }

    /** @param key the quoted post's */
    record Quotation(String key, String author, Instant postedAt, Prose prose) {}

    Quotation quoted() {
        if (author == null || postedAt == null) {
            throw new IllegalStateException("nobody can quote the anonymous " + key);
        }
        return new Quotation(key, author, postedAt, prose);
    }

    /** The author's name; empty where nobody signed. */
    String by() {
        return author == null ? "" : author;
    }

    Instant at() {
        if (postedAt == null) {
            throw new IllegalStateException(key + " has no date");
        }
        return postedAt;
    }

    String heading() {
        return title == null ? "" : title.text();
    }

    Writing saying(Prose other) {
        return new Writing(key, kind, title, ownTitle, author, postedAt, other, quotes, language, threats, cluster);
    }

    Writing about(Set<ThreatCategory> other) {
        return new Writing(key, kind, title, ownTitle, author, postedAt, prose, quotes, language, other, cluster);
    }
}
