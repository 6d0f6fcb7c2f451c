package andon.app;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** All that an index holds, unpacked: its files are compressed, so that a search of their bytes alone would prove little. */
final class IndexText {
    private IndexText() {}

    /** Every stored field, every term and every doc value, one a line. */
    static String of(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                stored(leaf.reader(), text);
                for (FieldInfo field : leaf.reader().getFieldInfos()) {
                    terms(leaf.reader().terms(field.name), text);
                    values(leaf.reader(), field, text);
                }
            }
        }
        return text.toString();
    }

    private static void stored(LeafReader reader, StringBuilder text) throws IOException {
        for (int doc = 0; doc < reader.maxDoc(); doc++) {
            for (IndexableField field : reader.storedFields().document(doc)) {
                BytesRef bytes = field.binaryValue();
                text.append(bytes == null ? field.stringValue() : plain(bytes)).append('\n');
            }
        }
    }

    private static void terms(Terms terms, StringBuilder text) throws IOException {
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            text.append(plain(term)).append('\n');
        }
    }

    private static void values(LeafReader reader, FieldInfo field, StringBuilder text) throws IOException {
        if (field.getDocValuesType() == DocValuesType.BINARY) {
            var values = DocValues.getBinary(reader, field.name);
            while (values.nextDoc() != org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS) {
                text.append(plain(values.binaryValue())).append('\n');
            }
        } else if (field.getDocValuesType() == DocValuesType.SORTED
                || field.getDocValuesType() == DocValuesType.SORTED_SET) {
            SortedSetDocValues values = DocValues.getSortedSet(reader, field.name);
            for (long ord = 0; ord < values.getValueCount(); ord++) {
                text.append(plain(values.lookupOrd(ord))).append('\n');
            }
        }
    }

    private static String plain(BytesRef bytes) {
        return new String(bytes.bytes, bytes.offset, bytes.length, java.nio.charset.StandardCharsets.UTF_8);
    }
}
