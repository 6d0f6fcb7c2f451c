package andon.corpus.index.lucene;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Refusals;
import andon.vocabulary.DocumentId;
import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.SearcherManager;

/**
 * Lets no document from an older capture replace a newer one. Captures mostly come in their order: what is not older than
 * all that was written needs no look-up.
 */
final class VersionedWrites {
    private static final int STRIPES = 64;
    private static final long NONE = -1;

    private final IndexFolder folder;
    private final Refusals refusals;
    private final LiveCaptures captures;
    private final Striped<Lock> locks = Striped.lock(STRIPES);
    private final AtomicLong newest;

    VersionedWrites(IndexFolder folder, SearcherManager searchers, Refusals refusals) throws IOException {
        this.folder = folder;
        this.refusals = refusals;
        this.captures = new LiveCaptures(searchers);
        this.newest = folder.newestSeq();
    }

    void put(DocumentFacts document) throws IOException {
        String id = document.indexed().id().value();
        long seq = document.indexed().captureSeq();
        Lock lock = locks.get(id);
        lock.lock();
        try {
            if (newest.getAndAccumulate(seq, Math::max) > seq) {
                Long known = captures.get(id);
                if (known != null && known > seq) {
                    return;
                }
            }
            folder.writer().updateDocument(new Term(Schema.ID, id), Schema.document(id, document));
            captures.add(id, seq);
        } catch (IllegalArgumentException e) {
            // Lucene's word for what no index can hold, such as a term of more than 32,766 bytes; its message quotes
            // it.
            refusals.refused(document.indexed().id(), "Lucene cannot hold it");
        } finally {
            lock.unlock();
        }
    }

    void remove(DocumentId id) throws IOException {
        Lock lock = locks.get(id.value());
        lock.lock();
        try {
            folder.writer().deleteDocuments(new Term(Schema.ID, id.value()));
            captures.delete(id.value());
        } finally {
            lock.unlock();
        }
    }

    /** The capture of each document, also of those that no snapshot shows yet. */
    private static final class LiveCaptures extends LiveFieldValues<IndexSearcher, Long> {
        LiveCaptures(SearcherManager searchers) {
            super(searchers, NONE);
        }

        /** {@link #NONE} for what is not there; what was just removed is null. */
        @Override
        protected Long lookupFromSearcher(IndexSearcher searcher, String id) throws IOException {
            Term term = new Term(Schema.ID, id);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Terms terms = leaf.reader().terms(Schema.ID);
                TermsEnum found = terms == null ? null : terms.iterator();
                if (found != null && found.seekExact(term.bytes())) {
                    PostingsEnum documents = found.postings(null, PostingsEnum.NONE);
                    NumericDocValues capture = DocValues.getNumeric(leaf.reader(), Schema.CAPTURE);
                    for (int document = documents.nextDoc();
                            document != DocIdSetIterator.NO_MORE_DOCS;
                            document = documents.nextDoc()) {
                        boolean live = leaf.reader().getLiveDocs() == null
                                || leaf.reader().getLiveDocs().get(document);
                        if (live && capture.advanceExact(document)) {
                            return capture.longValue();
                        }
                    }
                }
            }
            return NONE;
        }
    }
}
