package andon.corpus.index;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The one place where it is decided what a reader may see: every query that the index runs and every document that it
 * gives out goes through here.
 */
final class Eyes {
    private Eyes() {}

    /** The query, narrowed to what may be seen. */
    static Query narrow(Query query, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything everything -> query;
            case Visibility.MentionsOf own ->
                new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(
                                new TermQuery(new Term(
                                        Schema.OWNER, own.organisation().value())),
                                Occur.FILTER)
                        .build();
        };
    }

    /** The document without what others watch: that another customer is mentioned too is not told by us. */
    static IndexedDocument show(IndexedDocument document, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything everything -> document;
            case Visibility.MentionsOf own ->
                new IndexedDocument(
                        document.document(),
                        document.firstSeen(),
                        document.changedAt(),
                        document.version(),
                        document.captureSeq(),
                        List.copyOf(document.mentions().stream()
                                .filter(mention -> mention.owner().equals(own.organisation()))
                                .toList()));
        };
    }
}
