package andon.app;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Engine;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Scope;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine of a process whose roles neither write nor ask the index: it opens none, so that another process may have it.
 * Single documents are matched all the same, which needs no engine. Whoever asks has a bug.
 */
final class AbsentEngine implements Engine {
    private static IllegalStateException absent() {
        return new IllegalStateException("this process has no search index: its roles need none");
    }

    @Override
    public void put(Iterable<DocumentFacts> documents) {
        throw absent();
    }

    @Override
    public void remove(DocumentId id) {
        throw absent();
    }

    @Override
    public void commit(long captureSeq) {
        throw absent();
    }

    @Override
    public long committedSeq() {
        throw absent();
    }

    @Override
    public void refresh() {
        throw absent();
    }

    @Override
    public byte[] cursorKey() {
        throw absent();
    }

    @Override
    public Found find(Lookup lookup) {
        throw absent();
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        throw absent();
    }

    @Override
    public long count(Scope scope) {
        throw absent();
    }

    @Override
    public List<FacetCount> values(Scope scope, Facet facet, String prefix, int most) {
        throw absent();
    }

    @Override
    public Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values) {
        throw absent();
    }

    @Override
    public Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values) {
        throw absent();
    }

    @Override
    public Optional<Extent> extent(Scope scope, TimeField field) {
        throw absent();
    }

    @Override
    public Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone) {
        throw absent();
    }

    @Override
    public List<Long> frequencies(List<Feature> features, Visibility visibility) {
        throw absent();
    }

    @Override
    public List<Alike> alike(
            Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        throw absent();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
