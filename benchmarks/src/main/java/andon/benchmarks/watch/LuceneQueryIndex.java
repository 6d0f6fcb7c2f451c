package andon.benchmarks.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * What Lucene Monitor does for phrases, of Lucene's own parts: an index of the queries by one of their terms, searched with the terms
 * of a document in a {@link MemoryIndex}, on which the candidates are then run. Monitor itself (lucene-monitor) could not be had from
 * Maven Central when this was written; it adds a cache and a map of queries that change.
 */
final class LuceneQueryIndex implements AutoCloseable {
    private static final String FIELD = "text";

    private final Analyzer analyzer = new StandardAnalyzer();
    private final List<Query> queries = new ArrayList<>();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneQueryIndex(List<String> names) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String name : names) {
                String[] words = name.toLowerCase(Locale.ROOT).split(" ");
                Document query = new Document();
                query.add(new StringField("term", words[0], Field.Store.NO));
                query.add(new NumericDocValuesField("query", queries.size()));
                writer.addDocument(query);
                queries.add(new PhraseQuery(FIELD, words));
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /** How many of the names stand in the text. */
    int match(String text) {
        try {
            MemoryIndex memory = new MemoryIndex();
            memory.addField(FIELD, text, analyzer);
            IndexSearcher document = memory.createSearcher();
            Terms terms = MultiTerms.getTerms(document.getIndexReader(), FIELD);
            List<BytesRef> words = new ArrayList<>();
            TermsEnum each = terms.iterator();
            for (BytesRef word = each.next(); word != null; word = each.next()) {
                words.add(BytesRef.deepCopyOf(word));
            }
            int found = 0;
            for (int query : searcher.search(new TermInSetQuery("term", words), new Gathering())) {
                found += document.count(queries.get(query)) > 0 ? 1 : 0;
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gathering implements CollectorManager<Candidates, List<Integer>> {
        @Override
        public Candidates newCollector() {
            return new Candidates();
        }

        @Override
        public List<Integer> reduce(Collection<Candidates> collectors) {
            List<Integer> all = new ArrayList<>();
            collectors.forEach(one -> all.addAll(one.found));
            return all;
        }
    }

    private static final class Candidates extends SimpleCollector {
        private final List<Integer> found = new ArrayList<>();
        private NumericDocValues numbers = DocValues.emptyNumeric();

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            numbers = context.reader().getNumericDocValues("query");
        }

        @Override
        public void collect(int doc) throws IOException {
            if (numbers.advanceExact(doc)) {
                found.add((int) numbers.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        analyzer.close();
    }
}
