package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Ranks;
import andon.corpus.index.StoredJson;
import andon.vocabulary.Entity;
import andon.vocabulary.Threat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * What somebody would write by hand on Lucene for the same fields: its own English analysis, the same terms, times, facets and
 * stored JSON, the same codec and buffer. It knows no masking, no folding of look-alikes and no script but Latin.
 */
final class RawLucene implements Store {
    private static final double BUFFER_MEBIBYTES = 48;
    private static final FieldType POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType TERMS = type(IndexOptions.DOCS, true);

    private final Path folder;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final StandardAnalyzer forms = new StandardAnalyzer();
    /** Of its own: an analyzer reads one text at a time in each thread. */
    private final StandardAnalyzer titleForms = new StandardAnalyzer();

    RawLucene(Path folder) throws IOException {
        this.folder = folder;
        this.directory = FSDirectory.open(folder);
        this.writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new EnglishAnalyzer())
                        .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                        .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION)));
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    @Override
    public String name() {
        return "raw Lucene";
    }

    @Override
    public void put(List<IndexedDocument> batch) throws IOException {
        for (IndexedDocument one : batch) {
            String id = one.id().value();
            writer.updateDocument(new Term("id", id), lucene(id, one));
        }
    }

    private Document lucene(String id, IndexedDocument indexed) {
        andon.vocabulary.Document from = indexed.document();
        Document to = new Document();
        term(to, "id", id);
        to.add(new SortedDocValuesField("id", new BytesRef(id)));
        indexed.mentions().forEach(mention -> term(to, "owner", mention.owner().value()));
        facet(to, "source", from.source().value());
        facet(to, "kind", from.kind().word());
        facet(to, "lang", from.language());
        facet(to, "author", Objects.requireNonNullElse(from.author(), ""));
        for (Threat threat : from.threats()) {
            facet(to, "threat", threat.category().word());
            facet(to, "severity", threat.severity().word());
        }
        for (Entity entity : from.entities()) {
            facet(to, "entity-" + entity.type().word(), entity.value().toLowerCase(Locale.ROOT));
            to.add(new SortedSetDocValuesField(
                    "facet-entity-type", new BytesRef(entity.type().word())));
            term(to, "has", entity.type().word());
        }
        term(to, "mirror", "no");
        int rank = Ranks.of(from.severity());
        to.add(new NumericDocValuesField("severity-rank", rank));
        long worst = ((long) rank << 60) + indexed.firstSeen().toEpochMilli();
        to.add(new LongPoint("severity-seen", worst));
        to.add(new NumericDocValuesField("severity-seen", worst));
        to.add(new IntPoint("version", indexed.version()));
        time(to, "seen", indexed.firstSeen());
        time(to, "changed", indexed.changedAt());
        time(to, "posted", Objects.requireNonNullElse(from.postedAt(), indexed.firstSeen()));
        to.add(new NumericDocValuesField("capture", indexed.captureSeq()));
        String title = Objects.requireNonNullElse(from.title(), "");
        to.add(new Field("text", from.searchableText(), POSITIONS));
        to.add(new Field("form", forms.tokenStream("form", from.searchableText()), TERMS));
        to.add(new Field("title", title, POSITIONS));
        to.add(new Field("title-form", titleForms.tokenStream("title-form", title), TERMS));
        to.add(new StoredField("json", StoredJson.write(indexed)));
        return to;
    }

    private static void term(Document to, String field, String value) {
        to.add(new StringField(field, value, Field.Store.NO));
    }

    private static void facet(Document to, String field, String value) {
        term(to, field, value);
        to.add(new SortedSetDocValuesField("facet-" + field, new BytesRef(value)));
    }

    private static void time(Document to, String field, Instant time) {
        to.add(new LongPoint(field, time.toEpochMilli()));
        to.add(new NumericDocValuesField(field, time.toEpochMilli()));
    }

    @Override
    public void finish() throws IOException {
        writer.commit();
    }

    @Override
    public long bytes() throws IOException {
        return Folders.bytes(folder);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
        forms.close();
        titleForms.close();
    }
}
