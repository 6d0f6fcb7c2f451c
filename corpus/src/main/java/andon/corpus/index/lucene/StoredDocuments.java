package andon.corpus.index.lucene;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.StoredJson;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Reads documents of one snapshot one after the other, with one reader of the stored fields for all of them. For one thread. */
final class StoredDocuments {
    private final StoredFields fields;
    private final Deadline deadline;

    StoredDocuments(IndexSearcher searcher, Deadline deadline) throws IOException {
        this.fields = searcher.storedFields();
        this.deadline = deadline;
    }

    IndexedDocument read(int document) throws IOException {
        deadline.check();
        Json json = new Json();
        fields.document(document, json);
        if (json.bytes == null) {
            throw new CorruptIndexException("a document without its JSON", "document " + document);
        }
        return StoredJson.read(json.bytes, 0, json.bytes.length);
    }

    private static final class Json extends StoredFieldVisitor {
        private byte @Nullable [] bytes;

        @Override
        public Status needsField(FieldInfo field) {
            if (bytes != null) {
                return Status.STOP;
            }
            return field.name.equals(Schema.JSON) ? Status.YES : Status.NO;
        }

        @Override
        public void binaryField(FieldInfo field, byte[] value) {
            bytes = value;
        }
    }
}
