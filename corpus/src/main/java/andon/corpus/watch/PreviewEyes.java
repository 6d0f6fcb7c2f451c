package andon.corpus.watch;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.watch.SubscriptionPreview.NewsKey;
import andon.corpus.watch.SubscriptionPreview.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For whom a preview is made: what they see, and what of it is a value that can be news. */
interface PreviewEyes {
    Visibility visibility();

    /** By document: the keys by which its news is told once. */
    Map<String, Set<NewsKey>> found(List<IndexedDocument> page);

    /** An alert as it would have been raised, as one of a new document. */
    Alert alert(Told told);
}
