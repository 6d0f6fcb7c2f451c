package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The hand-written search on the files of Andon's index: same order, every match counted, the hits read whole. Its scores are
 * multiplied by one stored number, where Andon's take age and severity; it highlights nothing.
 */
final class RawSearch implements AutoCloseable {
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    RawSearch(Path folder) throws IOException {
        this.reader = DirectoryReader.open(FSDirectory.open(folder));
        this.searcher = new IndexSearcher(reader);
    }

    /** How many documents match. */
    long search(Query query, SearchRequest.Sort sort, int limit) throws IOException {
        SortField byId = new SortField("id", SortField.Type.STRING);
        boolean scored = sort == SearchRequest.Sort.RELEVANCE;
        Query asked = scored
                ? FunctionScoreQuery.boostByValue(query, DoubleValuesSource.fromLongField("severity-rank"))
                : query;
        Sort order = scored
                ? new Sort(SortField.FIELD_SCORE, byId)
                : new Sort(new SortField("seen", SortField.Type.LONG, true), byId);
        TopFieldDocs found =
                searcher.search(asked, new TopFieldCollectorManager(order, limit, null, Integer.MAX_VALUE));
        for (ScoreDoc hit : found.scoreDocs) {
            BytesRef json =
                    searcher.storedFields().document(hit.doc, Set.of("json")).getBinaryValue("json");
            IndexedDocument document = StoredJson.read(json.bytes, json.offset, json.length);
            if (document.version() < 1) {
                throw new IllegalStateException("a document without a version");
            }
        }
        return found.totalHits.value();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
