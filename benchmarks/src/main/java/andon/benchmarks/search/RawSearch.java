package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
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
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The hand-written search on the files of Andon's index: same order, every match counted, the hits read whole. Its scores are
 * multiplied by one stored number, where Andon's take age and severity. It highlights nothing, or words with Lucene's own
 * {@link UnifiedHighlighter}; it masks nothing.
 */
final class RawSearch implements AutoCloseable {
    private static final int PASSAGES = 3;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Analyzer analyzer = new Stems();

    /** Words as a hand-written English search would cut them, with the stems that stand in the index. */
    private static final class Stems extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream small = new LowerCaseFilter(words);
            return new TokenStreamComponents(
                    words, field.equals("form") ? small : new SnowballFilter(small, new EnglishStemmer()));
        }
    }

    RawSearch(Path folder) throws IOException {
        this.reader = DirectoryReader.open(FSDirectory.open(folder));
        this.searcher = new IndexSearcher(reader);
    }

    /**
     * How many documents match.
     *
     * @param marks the field whose words are highlighted in the hits; empty: none
     */
    long search(Query query, SearchRequest.Sort sort, int limit, String marks) throws IOException {
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
        UnifiedHighlighter highlighter =
                UnifiedHighlighter.builderWithoutSearcher(analyzer).build();
        for (ScoreDoc hit : found.scoreDocs) {
            BytesRef json =
                    searcher.storedFields().document(hit.doc, Set.of("json")).getBinaryValue("json");
            IndexedDocument document = StoredJson.read(json.bytes, json.offset, json.length);
            if (document.version() < 1) {
                throw new IllegalStateException("a document without a version");
            }
            if (!marks.isEmpty()
                    && highlighter.highlightWithoutSearcher(
                                    marks, query, document.document().searchableText(), PASSAGES)
                            == null) {
                throw new IllegalStateException("a hit in which no word is found");
            }
        }
        return found.totalHits.value();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
