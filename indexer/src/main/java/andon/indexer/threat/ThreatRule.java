package andon.indexer.threat;

import andon.vocabulary.DocumentKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code threats.yaml}: it holds for a sentence in which every group of {@code all} has a term and
 * {@code not} has none.
 *
 * @param category the category's word
 * @param language ISO 639-1 of the words, for the reader of the file; terms match whatever the document's language is
 * @param because the reason, a clause that reads on after "it": "offers access to a network"
 * @param all groups of terms; a term is a word, a stem with {@code *}, or several words in order
 * @param of the one kind of document that it holds for, null if for all. A listing is an offer without saying so; an
 *     article is read as a whole, as its victim and its threat stand in different sentences
 * @param not terms that take the rule back in the same sentence
 */
record ThreatRule(
        String category,
        String language,
        String because,
        List<List<String>> all,
        @Nullable String of,
        @Nullable List<String> not) {
    ThreatRule {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(because, "because");
        all = List.copyOf(all);
        not = not == null ? List.of() : List.copyOf(not);
    }

    /** Whether it is for whole articles, not for sentences. */
    boolean isForArticles() {
        return "article".equals(of);
    }

    boolean isFor(DocumentKind kind) {
        return of == null || of.equals(kind.word());
    }

    List<String> exceptions() {
        return Objects.requireNonNullElse(not, List.of());
    }
}
